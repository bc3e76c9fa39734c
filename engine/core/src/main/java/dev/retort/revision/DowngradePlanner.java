package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Plans a downgrade: everything applied above the target, with whatever depends on that, from heads to bases. */
final class DowngradePlanner {

    private final Links links;
    private final Walks walks;
    private final TokenResolver resolver;
    private final CurrentRows current;

    DowngradePlanner(Links links) {
        this.links = links;
        this.walks = new Walks(links);
        this.resolver = new TokenResolver(links);
        this.current = new CurrentRows(links);
    }

    /** Where a downgrade ends (empty: base) and on which branch, if that was said. */
    private record Destination(Optional<Integer> branch, Optional<Integer> node) {}

    Plan plan(String text, VersionRows rows) {
        Target target = links.target(text);
        List<Integer> nodes = current.nodes(rows);
        Destination destination = destination(target, nodes, rows);
        BitSet applied = walks.ancestors(nodes);
        BitSet dropped = walks.descendants(roots(target, destination, rows));
        dropped.and(applied);
        if (dropped.isEmpty()) {
            destination.node().filter(node -> !nodes.contains(node)).ifPresent(node -> {
                throw notBelow(target, node, applied, rows);
            });
        }
        RowTracker tracker = new RowTracker(links, rows, applied);
        List<Step> steps = Arrays.stream(RevisionSort.headsToBases(links, dropped, nodes))
                .mapToObj(tracker::downgrade)
                .toList();
        return Plan.of(rows, steps);
    }

    /** Why there is nothing to revert although the target is not a current revision. */
    private InvalidTargetException notBelow(Target target, int node, BitSet applied, VersionRows rows) {
        String id = links.id(node);
        if (!applied.get(node)) {
            return InvalidTargetException.notApplied(target.text(), id, rows);
        }
        boolean below = Edges.beyond(links.next, List.of(node)).intersects(applied);
        return below
                ? InvalidTargetException.branchNotApplied(target, id, rows)
                : InvalidTargetException.onlyDependency(target.text(), id, rows);
    }

    /** What goes first in the graph: the children of the target, or all bases; of one branch only, if one was named. */
    private List<Integer> roots(Target target, Destination destination, VersionRows rows) {
        List<Integer> roots = destination
                .node()
                .map(node -> Arrays.stream(links.next[node]).boxed().toList())
                .orElseGet(() -> links.without(links.down));
        if (destination.branch().isEmpty() || roots.size() < 2) {
            return roots;
        }
        int branch = destination.branch().get();
        List<Integer> filtered = Walks.filter(roots, walks.ancestorsByParents(List.of(branch)));
        if (filtered.isEmpty()) {
            throw InvalidTargetException.notOnBranch(
                    target.text(), target.branch().orElse(links.id(branch)), rows);
        }
        return filtered;
    }

    private Destination destination(Target target, List<Integer> nodes, VersionRows rows) {
        Optional<Integer> branch = resolver.branch(target);
        if (!target.isRelative()) {
            Optional<Integer> node =
                    target.isAbsolute("head") ? resolver.resolveOne(target) : resolver.symbolAlone(target);
            return new Destination(branch, node);
        }
        int steps = target.steps().orElseThrow();
        if (target.symbol().isPresent()) {
            return new Destination(branch, resolver.fromSymbol(target, steps));
        }
        if (steps >= 0) {
            throw InvalidTargetException.wrongDirection(target.text(), "downgrade", "-");
        }
        int start =
                branch.map(node -> startOnBranch(target, node, nodes, rows)).orElseGet(() -> firstRow(target, nodes));
        return new Destination(Optional.of(branch.orElse(start)), walks.down(target.text(), start, -steps));
    }

    private int firstRow(Target target, List<Integer> nodes) {
        return nodes.stream().findFirst().orElseThrow(() -> InvalidTargetException.nothingApplied(target.text()));
    }

    private int startOnBranch(Target target, int branch, List<Integer> nodes, VersionRows rows) {
        BitSet line = walks.lineage(branch);
        List<Integer> starts = new ArrayList<>(Walks.filter(nodes, line));
        if (starts.isEmpty()) {
            starts.addAll(Walks.filter(Walks.list(current.tips(rows)), line));
        }
        if (starts.size() > 1) {
            throw InvalidTargetException.severalStarts(target.text(), links.ids(starts));
        }
        return firstRow(target, starts);
    }
}
