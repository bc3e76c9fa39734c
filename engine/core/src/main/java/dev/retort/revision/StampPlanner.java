package dev.retort.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a stamp: rows on the way to a destination give way to it, others stay. Afterwards no row is below another, even
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
                .stream().map(Target::parse).toList();
        List<Step> steps = new ArrayList<>();
        if (purge && !rows.isEmpty()) {
            steps.add(purge(rows));
        }
        VersionRows start = purge ? VersionRows.empty() : rows;
        List<Integer> nodes = current.nodes(start);
        steps.addAll(new StampSteps(links, start, nodes).to(wanted(targets, nodes)));
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
}
