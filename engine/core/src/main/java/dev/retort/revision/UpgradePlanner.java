package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Plans an upgrade: everything that the targets need and that is not applied yet, from bases to heads. */
final class UpgradePlanner {

    private final Links links;
    private final Walks walks;
    private final TokenResolver resolver;
    private final CurrentRows current;

    UpgradePlanner(Links links) {
        this.links = links;
        this.walks = new Walks(links);
        this.resolver = new TokenResolver(links);
        this.current = new CurrentRows(links);
    }

    Plan plan(String text, VersionRows rows) {
        Target target = links.target(text);
        List<Integer> nodes = current.nodesWithoutOverlap(rows);
        List<Integer> targets = targets(target, nodes);
        refuseOverlap(text, targets);
        BitSet applied = walks.ancestors(nodes);
        BitSet needed = walks.ancestors(targets);
        needed.andNot(applied);
        return Plan.of(rows, steps(RevisionSort.headsToBases(links, needed, targets), rows, applied));
    }

    private List<Step> steps(int[] headsToBases, VersionRows rows, BitSet applied) {
        RowTracker tracker = new RowTracker(links, rows, applied);
        List<Step> steps = new ArrayList<>(headsToBases.length);
        for (int place = headsToBases.length - 1; place >= 0; place--) {
            steps.add(tracker.upgrade(headsToBases[place]));
        }
        return steps;
    }

    private void refuseOverlap(String asked, List<Integer> targets) {
        List<Integer> lower = walks.overlapping(targets);
        if (!lower.isEmpty()) {
            String upper = links.id(walks.above(lower.get(0), targets));
            throw InvalidTargetException.overlappingTargets(asked, upper, links.ids(lower));
        }
    }

    private List<Integer> targets(Target target, List<Integer> nodes) {
        if (!target.isRelative()) {
            return resolver.resolve(target);
        }
        int steps = target.steps().orElseThrow();
        if (target.symbol().isPresent()) {
            return resolver.fromSymbol(target, steps).map(List::of).orElse(List.of());
        }
        if (steps <= 0) {
            throw InvalidTargetException.wrongDirection(target.text(), "upgrade", "+");
        }
        return walks.up(target.text(), start(target, nodes), steps, Walks.Limits.branch(resolver.branchLine(target)))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Integer> start(Target target, List<Integer> nodes) {
        List<Integer> starts =
                resolver.branchLine(target).map(line -> onBranch(line, nodes)).orElse(nodes);
        if (starts.size() > 1) {
            throw InvalidTargetException.severalStarts(target.text(), links.ids(starts));
        }
        return starts.stream().findFirst();
    }

    /** The rows on the branch; if there are none, the topmost applied revisions on it. */
    private List<Integer> onBranch(BitSet line, List<Integer> nodes) {
        List<Integer> rows = Walks.filter(nodes, line);
        if (!rows.isEmpty()) {
            return rows;
        }
        BitSet applied = walks.ancestors(nodes);
        applied.and(line);
        return Walks.list(RevisionSort.maximal(links, applied));
    }
}
