package dev.retort.junit.check;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The orders in which a history can run: the one that is walked, and the one that always takes the other branch first. */
final class BranchOrders {

    private final RevisionGraph graph;
    private final List<String> first;
    private final List<String> other;

    BranchOrders(RevisionGraph graph, List<String> first) {
        this.graph = graph;
        this.first = first;
        this.other = latestFirst();
    }

    private BranchOrders(RevisionGraph graph, List<String> first, List<String> other) {
        this.graph = graph;
        this.first = first;
        this.other = other;
    }

    /** The same two, the other way round. */
    BranchOrders swapped() {
        return new BranchOrders(graph, other, first);
    }

    List<String> first() {
        return first;
    }

    /** As different from the first order as the graph allows. */
    List<String> other() {
        return other;
    }

    boolean isBranched() {
        return !first.equals(other);
    }

    /** Of those that could be next always the one that comes last in the first order. */
    private List<String> latestFirst() {
        List<String> order = new ArrayList<>();
        List<String> left = new ArrayList<>(first);
        while (!left.isEmpty()) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (order.containsAll(needs(left.get(i)).toList())) {
                    order.add(left.remove(i));
                    break;
                }
            }
        }
        return List.copyOf(order);
    }

    private Stream<String> needs(String id) {
        return Stream.concat(graph.parents(id).stream(), graph.dependencies(id).stream())
                .map(Revision::id);
    }

    /** These and all that they need. */
    Set<String> withAncestors(Collection<String> ids) {
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(ids);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (all.add(id)) {
                needs(id).forEach(open::push);
            }
        }
        return all;
    }

    /** The ways up to the ends of branches that neither order goes before it goes anywhere else. */
    List<List<String>> alone() {
        Set<String> tips = new HashSet<>();
        graph.heads().forEach(head -> tips.add(head.id()));
        first.stream().filter(id -> graph.parents(id).size() > 1).forEach(id -> graph.parents(id)
                .forEach(parent -> tips.add(parent.id())));
        return first.stream()
                .filter(tips::contains)
                .map(tip -> withAncestors(List.of(tip)))
                .filter(way -> !begins(first, way) && !begins(other, way))
                .map(way -> first.stream().filter(way::contains).toList())
                .toList();
    }

    private static boolean begins(List<String> order, Set<String> way) {
        return way.equals(Set.copyOf(order.subList(0, way.size())));
    }

    /** The last of the first revisions and of the others of which neither needs the other, in the first order. */
    Optional<List<String>> unordered(List<String> some, List<String> others) {
        return first.stream()
                .filter(some::contains)
                .flatMap(one ->
                        others.stream().filter(other -> isUnordered(one, other)).map(other -> pair(one, other)))
                .reduce((one, later) -> later);
    }

    private boolean isUnordered(String one, String other) {
        return !withAncestors(List.of(one)).contains(other)
                && !withAncestors(List.of(other)).contains(one);
    }

    private List<String> pair(String one, String other) {
        return first.indexOf(one) < first.indexOf(other) ? List.of(one, other) : List.of(other, one);
    }
}
