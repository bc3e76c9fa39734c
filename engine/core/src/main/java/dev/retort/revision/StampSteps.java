package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of a stamp: each new row takes the place of the rows on its line, the last one of all that must go. */
final class StampSteps {

    private final Links links;
    private final Walks walks;
    private final Set<Integer> nodes;
    private final Set<Integer> leaving;
    private final List<Step> steps = new ArrayList<>();
    private VersionRows rows;

    StampSteps(Links links, VersionRows rows, List<Integer> nodes) {
        this.links = links;
        this.walks = new Walks(links);
        this.rows = rows;
        this.nodes = new LinkedHashSet<>(nodes);
        this.leaving = new LinkedHashSet<>(nodes);
    }

    List<Step> to(Set<Integer> wanted) {
        leaving.removeAll(wanted);
        Iterator<Integer> added =
                wanted.stream().filter(node -> !nodes.contains(node)).iterator();
        while (added.hasNext()) {
            int node = added.next();
            add(node, added.hasNext() ? onLine(node) : List.copyOf(leaving));
        }
        leaving.forEach(node -> step(Optional.empty(), List.of(new RowChange.Delete(links.id(node)))));
        return steps;
    }

    private List<Integer> onLine(int node) {
        if (leaving.isEmpty()) {
            return List.of();
        }
        BitSet line = walks.lineageWithDependencies(List.of(node));
        return Walks.filter(leaving, line);
    }

    private void add(int node, Collection<Integer> replaced) {
        List<String> gone = links.ids(replaced);
        List<RowChange> changes = new ArrayList<>();
        if (gone.isEmpty()) {
            changes.add(new RowChange.Insert(links.id(node)));
        } else {
            int last = gone.size() - 1;
            gone.subList(0, last).forEach(id -> changes.add(new RowChange.Delete(id)));
            changes.add(new RowChange.Update(gone.get(last), links.id(node)));
        }
        leaving.removeAll(Set.copyOf(replaced));
        step(Optional.of(links.revision(node)), changes);
    }

    private void step(Optional<Revision> revision, List<RowChange> changes) {
        Step step = Step.of(Direction.STAMP, revision, rows, changes);
        rows = step.after();
        steps.add(step);
    }
}
