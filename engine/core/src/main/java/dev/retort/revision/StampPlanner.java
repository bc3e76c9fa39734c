package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
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
            List<Integer> concerned = concerned(target, destinations, nodes);
            kept.removeAll(replaced(destinations, concerned));
            wanted.addAll(destinations);
        }
        wanted.addAll(kept);
        walks.overlapping(wanted).forEach(wanted::remove);
        return wanted;
    }

    /** The rows that lie on a line, dependencies included, with the branch or with one of the destinations. */
    private List<Integer> concerned(Target target, List<Integer> destinations, List<Integer> nodes) {
        List<Integer> lines = new ArrayList<>(destinations);
        resolver.branch(target).ifPresent(lines::add);
        return lines.isEmpty() ? nodes : Walks.filter(nodes, walks.lineageWithDependencies(lines));
    }

    private Set<Integer> replaced(List<Integer> destinations, List<Integer> concerned) {
        if (destinations.isEmpty()) {
            return Set.copyOf(concerned);
        }
        Set<Integer> replaced = new LinkedHashSet<>();
        for (int destination : destinations) {
            BitSet line = walks.lineageWithDependencies(List.of(destination));
            if (!concerned.contains(destination) && concerned.stream().anyMatch(line::get)) {
                replaced.addAll(concerned);
            }
        }
        return replaced;
    }
}
