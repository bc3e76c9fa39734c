package dev.retort.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of a stamp: the first new row that is on a line with rows that must go takes the place of all of them. */
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
            boolean takesOver = !added.hasNext() || hasLeavingOnLine(node);
            add(node, takesOver ? List.copyOf(leaving) : List.of());
        }
        leaving.forEach(node -> step(Optional.empty(), List.of(new RowChange.Delete(links.id(node)))));
        return steps;
    }

    private boolean hasLeavingOnLine(int node) {
        return !leaving.isEmpty()
                && !Walks.filter(leaving, walks.lineageWithDependencies(List.of(node)))
                        .isEmpty();
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
