package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists a part of the history, from heads to bases, both ends included. A relative start counts downwards from the end;
 * a relative end counts upwards from the start; both stop where the graph does.
 */
final class HistoryRange {

    private final Links links;
    private final Walks walks;
    private final TokenResolver resolver;
    private final CurrentRows current;

    HistoryRange(Links links) {
        this.links = links;
        this.walks = new Walks(links);
        this.resolver = new TokenResolver(links);
        this.current = new CurrentRows(links);
    }

    List<Revision> list(String text, VersionRows rows) {
        Target.Range range = Target.Range.parse(text, links.keys);
        List<Integer> lower = range.from()
                .filter(from -> !countsFromEnd(from))
                .map(from -> resolve(from, rows))
                .orElse(List.of());
        List<Integer> upper = upper(range, lower, rows);
        Optional<Target> counted = range.from().filter(HistoryRange::countsFromEnd);
        List<Integer> from = counted.map(target -> below(target, upper)).orElse(lower);
        List<Integer> to = range.from()
                .flatMap(resolver::branchLine)
                .map(line -> Walks.filter(upper, line))
                .orElse(upper);
        return order(select(text, from, to), to);
    }

    private static boolean countsFromEnd(Target from) {
        return from.symbol().isEmpty() && from.steps().orElse(0) < 0;
    }

    private List<Integer> resolve(Target target, VersionRows rows) {
        if (target.isAbsolute("current")) {
            List<Integer> nodes = current.nodes(rows);
            return resolver.branchLine(target)
                    .map(line -> Walks.filter(nodes, line))
                    .orElse(nodes);
        }
        return resolver.resolve(target);
    }

    private List<Integer> upper(Target.Range range, List<Integer> lower, VersionRows rows) {
        Target to = range.to().orElseGet(() -> Target.parse("heads"));
        boolean counts = to.symbol().isEmpty() && to.steps().orElse(0) > 0;
        if (!counts) {
            return resolve(to, rows);
        }
        if (lower.size() > 1) {
            throw InvalidTargetException.severalStarts(to.text(), links.ids(lower));
        }
        Walks.Limits limits = new Walks.Limits(resolver.branchLine(to), true);
        return walks.up(to.text(), lower.stream().findFirst(), to.steps().orElseThrow(), limits)
                .map(List::of)
                .orElse(List.of());
    }

    private List<Integer> below(Target from, List<Integer> upper) {
        Set<Integer> below = new LinkedHashSet<>();
        for (int node : upper) {
            walks.downAtMost(from.text(), node, -from.steps().orElseThrow()).ifPresent(below::add);
        }
        return new ArrayList<>(below);
    }

    private BitSet select(String text, List<Integer> lower, List<Integer> upper) {
        BitSet required = walks.ancestors(upper);
        for (int node : lower) {
            if (!required.get(node)) {
                throw InvalidTargetException.notBelow(text, links.id(node), links.ids(upper));
            }
        }
        if (lower.isEmpty()) {
            return required;
        }
        required.andNot(walks.ancestors(lower));
        lower.forEach(required::set);
        required.and(walks.descendantsByParents(lower));
        return required;
    }

    /** Sorts the selection with what lies between its revisions, which is hidden if only a dependency leads to it. */
    private List<Revision> order(BitSet selected, List<Integer> upper) {
        List<Integer> nodes = Walks.list(selected);
        BitSet whole = walks.ancestors(nodes);
        whole.and(walks.descendants(nodes));
        List<Revision> revisions = new ArrayList<>(nodes.size());
        for (int node : RevisionSort.headsToBases(links, whole, upper)) {
            if (selected.get(node)) {
                revisions.add(links.revision(node));
            }
        }
        return List.copyOf(revisions);
    }
}
