package dev.retort.revision;

import dev.retort.revision.Step.RowChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keeps the version rows equal to the topmost applied revisions, step by step. Forwards the rows of what comes directly
 * below the revision give way to it. Backwards its row gives way to whatever directly below it has nothing applied
 * above it any more.
 */
final class RowTracker {

    private final Links links;
    private final int[] appliedAbove;
    private VersionRows rows;

    RowTracker(Links links, VersionRows rows, BitSet applied) {
        this.links = links;
        this.rows = rows;
        this.appliedAbove = new int[links.size()];
        applied.stream().forEach(node -> count(node, 1));
    }

    private void count(int node, int by) {
        for (int below : links.normalDown[node]) {
            appliedAbove[below] += by;
        }
    }

    Step upgrade(int node) {
        String id = links.id(node);
        List<String> merged = idsBelow(node).filter(rows::contains).toList();
        List<RowChange> changes = new ArrayList<>();
        if (merged.isEmpty()) {
            changes.add(new RowChange.Insert(id));
        } else {
            int last = merged.size() - 1;
            merged.subList(0, last).forEach(row -> changes.add(new RowChange.Delete(row)));
            changes.add(new RowChange.Update(merged.get(last), id));
        }
        count(node, 1);
        return step(Direction.UPGRADE, node, changes);
    }

    Step downgrade(int node) {
        count(node, -1);
        String id = links.id(node);
        List<String> bared = IntStream.of(links.normalDown[node])
                .filter(below -> appliedAbove[below] == 0)
                .mapToObj(links::id)
                .filter(below -> !rows.contains(below))
                .toList();
        List<RowChange> changes = new ArrayList<>();
        if (bared.isEmpty()) {
            changes.add(new RowChange.Delete(id));
        } else {
            int last = bared.size() - 1;
            bared.subList(0, last).forEach(row -> changes.add(new RowChange.Insert(row)));
            changes.add(new RowChange.Update(id, bared.get(last)));
        }
        return step(Direction.DOWNGRADE, node, changes);
    }

    private Stream<String> idsBelow(int node) {
        return Arrays.stream(links.normalDown[node]).mapToObj(links::id);
    }

    private Step step(Direction direction, int node, List<RowChange> changes) {
        Step step = Step.of(direction, Optional.of(links.revision(node)), rows, changes);
        rows = step.after();
        return step;
    }
}
