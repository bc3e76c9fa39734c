package dev.retort.revision;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The linked graph. Revisions go by their position in load order; keys are all ids and all labels. Besides the parents
 * ({@code down}) and what they depend on ({@code dependencies}) it holds {@code normalDown}: the parents and those
 * dependencies that no ancestor has already. The arrays are never written to after linking.
 */
final class Links {

    final List<Revision> revisions;
    final NavigableMap<String, Integer> keys;
    final int[][] down;
    final int[][] dependencies;
    final int[][] normalDown;
    final int[][] next;
    final int[][] allNext;
    final Reachability reachability;

    Links(List<Revision> revisions, Map<String, Integer> keys, int[][] down, int[][] dependencies, int[][] allDown) {
        this.revisions = List.copyOf(revisions);
        this.keys = new TreeMap<>(keys);
        this.down = down;
        this.dependencies = dependencies;
        this.next = Edges.reverse(down);
        this.allNext = Edges.reverse(allDown);
        this.normalDown = new NormalDependencies(down, next, dependencies).normalDown();
        this.reachability = new Reachability(normalDown);
    }

    int size() {
        return revisions.size();
    }

    String id(int node) {
        return revisions.get(node).id();
    }

    Revision revision(int node) {
        return revisions.get(node);
    }

    List<String> ids(Collection<Integer> nodes) {
        return nodes.stream().map(this::id).toList();
    }

    List<String> ids(BitSet nodes) {
        return nodes.stream().mapToObj(this::id).toList();
    }

    /** The nodes without edges of this kind, in load order. */
    List<Integer> without(int[][] edges) {
        return IntStream.range(0, size())
                .filter(node -> edges[node].length == 0)
                .boxed()
                .toList();
    }

    List<String> nearestId(String asked) {
        return Wording.nearest(asked, revisions.stream().map(Revision::id));
    }

    List<String> nearest(String asked) {
        return Wording.nearest(asked, keys.keySet().stream());
    }
}
