package dev.retort.revision;

import dev.retort.revision.Step.RowChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a stamp: a destination replaces the rows on the way to it, others stay. Afterwards no row is below another, even
 * if the destinations are.
 */
final class StampPlanner {

    private final Links links;
    private final Walks walks;
    private final TokenResolver resolver;
    private final CurrentRows current;

    StampPlanner(Links links) {
        this.links = links;
        this.walks = new Walks(links);
        this.resolver = new TokenResolver(links);
        this.current = new CurrentRows(links);
    }

    Plan plan(List<String> texts, VersionRows rows, boolean purge) {
        List<Target> targets = (texts.isEmpty() ? List.of("base") : texts)
                .stream().map(links::target).toList();
        List<Step> steps = new ArrayList<>();
        if (purge && !rows.isEmpty()) {
            steps.add(purge(rows));
        }
        VersionRows start = purge ? VersionRows.empty() : rows;
        List<Integer> nodes = current.nodes(start);
        steps.addAll(new Steps(links, start, nodes).to(wanted(targets, nodes)));
        return Plan.of(rows, steps);
    }

    private static Step purge(VersionRows rows) {
        List<RowChange> changes =
                rows.ids().stream().<RowChange>map(RowChange.Delete::new).toList();
        return Step.of(Direction.STAMP, Optional.empty(), rows, changes);
    }

    /** The rows that are wanted in the end, destinations first. */
    private Set<Integer> wanted(List<Target> targets, List<Integer> nodes) {
        Set<Integer> wanted = new LinkedHashSet<>();
        Set<Integer> kept = new LinkedHashSet<>(nodes);
        for (Target target : targets) {
            List<Integer> destinations = resolver.resolve(target);
            kept.removeAll(Set.copyOf(replaced(target, destinations, nodes)));
            wanted.addAll(destinations);
        }
        wanted.addAll(kept);
        walks.overlapping(wanted).forEach(wanted::remove);
        return wanted;
    }

    /** The rows on a line, dependencies included, with a destination; of base those on its branch. */
    private List<Integer> replaced(Target target, List<Integer> destinations, List<Integer> nodes) {
        Optional<Integer> branch = resolver.branch(target);
        if (destinations.isEmpty() && branch.isEmpty()) {
            return nodes;
        }
        List<Integer> onLine = destinations.isEmpty() ? branch.stream().toList() : destinations;
        return Walks.filter(nodes, walks.lineageWithDependencies(onLine));
    }

    /** The steps of a stamp: the first new row that is on a line with rows that must go takes the place of all of them. */
    private static final class Steps {

        private final Links links;
        private final Walks walks;
        private final Set<Integer> nodes;
        private final Set<Integer> leaving;
        private final List<Step> steps = new ArrayList<>();
        private VersionRows rows;

        Steps(Links links, VersionRows rows, List<Integer> nodes) {
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
}
