package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Walks over the linked graph: sets of ancestors and descendants, and a number of steps up or down one line. */
record Walks(Links links) {

    /** The nodes and everything that must be applied before them. */
    BitSet ancestors(Collection<Integer> nodes) {
        return Edges.closure(links.normalDown, nodes);
    }

    /** The nodes and everything that needs one of them, as parent or as dependency. */
    BitSet descendants(Collection<Integer> nodes) {
        return Edges.closure(links.allNext, nodes);
    }

    BitSet ancestorsByParents(Collection<Integer> nodes) {
        return Edges.closure(links.down, nodes);
    }

    BitSet descendantsByParents(Collection<Integer> nodes) {
        return Edges.closure(links.next, nodes);
    }

    /** Everything on a line through the node, by parents only. */
    BitSet lineage(int node) {
        BitSet line = ancestorsByParents(List.of(node));
        line.or(descendantsByParents(List.of(node)));
        return line;
    }

    /** Everything on a line through one of the nodes, dependencies included. */
    BitSet lineageWithDependencies(Collection<Integer> nodes) {
        BitSet line = ancestors(nodes);
        line.or(descendants(nodes));
        return line;
    }

    static List<Integer> filter(Collection<Integer> nodes, BitSet by) {
        return nodes.stream().filter(by::get).toList();
    }

    static List<Integer> list(BitSet nodes) {
        return nodes.stream().boxed().collect(Collectors.toList());
    }

    /** Those nodes that lie below another of them. */
    List<Integer> overlapping(Collection<Integer> nodes) {
        return filter(nodes, Edges.beyond(links.normalDown, nodes));
    }

    /** One of the nodes that lies above this one. */
    int above(int lower, Collection<Integer> nodes) {
        BitSet above = Edges.beyond(links.allNext, List.of(lower));
        return filter(nodes, above).get(0);
    }

    /**
     * Goes down by parents; empty if the walk ends just below a base.
     *
     * @throws InvalidTargetException if the walk goes on from there, or comes to a merge point
     */
    Optional<Integer> down(String asked, int start, int steps) {
        int node = start;
        for (int step = 1; step <= steps; step++) {
            int[] parents = links.down[node];
            if (parents.length > 1) {
                throw InvalidTargetException.severalWaysDown(asked, links.id(node), ids(parents));
            }
            if (parents.length == 0 && step < steps) {
                throw InvalidTargetException.tooFarDown(asked, links.id(start), steps, step);
            }
            if (parents.length == 0) {
                return Optional.empty();
            }
            node = parents[0];
        }
        return Optional.of(node);
    }

    /** As {@link #down}, but stops below the base. */
    Optional<Integer> downAtMost(String asked, int start, int steps) {
        Optional<Integer> node = Optional.of(start);
        for (int step = 0; step < steps && node.isPresent(); step++) {
            node = down(asked, node.get(), 1);
        }
        return node;
    }

    /** How a walk upwards is limited: to the nodes of one branch, and by stopping at the end or failing there. */
    record Limits(Optional<BitSet> branch, boolean stopsAtEnd) {

        static final Limits NONE = new Limits(Optional.empty(), false);

        static Limits branch(Optional<BitSet> branch) {
            return new Limits(branch, false);
        }
    }

    /**
     * Goes up by parents, from below all bases if there is no start; empty if it stays there.
     *
     * @throws InvalidTargetException if the walk goes past a head, or comes to a branch point
     */
    Optional<Integer> up(String asked, Optional<Integer> start, int steps, Limits limits) {
        Optional<Integer> node = start;
        for (int step = 0; step < steps; step++) {
            List<Integer> ways = waysUp(node, limits);
            if (ways.size() > 1) {
                throw InvalidTargetException.severalWaysUp(asked, name(node), links.ids(ways));
            }
            if (ways.isEmpty() && limits.stopsAtEnd()) {
                return node;
            }
            if (ways.isEmpty()) {
                throw InvalidTargetException.tooFarUp(asked, name(start), steps, step);
            }
            node = Optional.of(ways.get(0));
        }
        return node;
    }

    private List<Integer> waysUp(Optional<Integer> node, Limits limits) {
        List<Integer> ways = node.map(
                        from -> Arrays.stream(links.next[from]).boxed().toList())
                .orElseGet(() -> links.without(links.down));
        return limits.branch().map(branch -> filter(ways, branch)).orElse(ways);
    }

    private String name(Optional<Integer> node) {
        return node.map(links::id).orElse("base");
    }

    private List<String> ids(int[] nodes) {
        return Arrays.stream(nodes).mapToObj(links::id).toList();
    }
}
