package dev.retort.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** Edges from each node to others, as arrays: reversing, joining and following them. */
final class Edges {

    private Edges() {}

    /** The edges in the other direction, each list in the order of the nodes that it comes from. */
    static int[][] reverse(int[][] edges) {
        int[] counts = new int[edges.length];
        for (int[] ends : edges) {
            for (int end : ends) {
                counts[end]++;
            }
        }
        int[][] reversed = new int[edges.length][];
        for (int node = 0; node < edges.length; node++) {
            reversed[node] = new int[counts[node]];
        }
        for (int node = edges.length - 1; node >= 0; node--) {
            for (int end : edges[node]) {
                reversed[end][--counts[end]] = node;
            }
        }
        return reversed;
    }

    /** Both lists of each node, one after the other, each end once. */
    static int[][] join(int[][] first, int[][] second) {
        int[][] joined = new int[first.length][];
        for (int node = 0; node < first.length; node++) {
            joined[node] = second[node].length == 0 ? first[node] : join(first[node], second[node]);
        }
        return joined;
    }

    private static int[] join(int[] first, int[] second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second))
                .distinct()
                .toArray();
    }

    /** The nodes themselves and all that can be reached from them. */
    static BitSet closure(int[][] edges, Collection<Integer> from) {
        BitSet seen = new BitSet(edges.length);
        Deque<Integer> todo = new ArrayDeque<>();
        for (int node : from) {
            if (!seen.get(node)) {
                seen.set(node);
                todo.push(node);
            }
        }
        while (!todo.isEmpty()) {
            for (int end : edges[todo.pop()]) {
                if (!seen.get(end)) {
                    seen.set(end);
                    todo.push(end);
                }
            }
        }
        return seen;
    }

    /** What can be reached from the nodes by at least one edge. */
    static BitSet beyond(int[][] edges, Collection<Integer> from) {
        return closure(
                edges,
                from.stream()
                        .flatMap(node -> Arrays.stream(edges[node]).boxed())
                        .toList());
    }

    /**
     * All nodes, each after everything that it has an edge to; fewer if there are circles: then the nodes on circles
     * and those that lead to one are left out.
     */
    static int[] inOrder(int[][] edges) {
        int[][] reversed = reverse(edges);
        int[] open = new int[edges.length];
        int[] order = new int[edges.length];
        int end = 0;
        for (int node = 0; node < edges.length; node++) {
            open[node] = edges[node].length;
            if (open[node] == 0) {
                order[end++] = node;
            }
        }
        for (int place = 0; place < end; place++) {
            for (int above : reversed[order[place]]) {
                if (--open[above] == 0) {
                    order[end++] = above;
                }
            }
        }
        return Arrays.copyOf(order, end);
    }

    /** The nodes of one cycle, from a node round to the same node; empty if there is none. */
    static List<Integer> cycle(int[][] edges) {
        BitSet rest = new BitSet(edges.length);
        rest.set(0, edges.length);
        Arrays.stream(inOrder(edges)).forEach(rest::clear);
        return rest.isEmpty() ? List.of() : walkRound(edges, rest);
    }

    /** Each node that is left has an edge to another one that is left, so that any walk comes round. */
    private static List<Integer> walkRound(int[][] edges, BitSet rest) {
        List<Integer> path = new ArrayList<>();
        BitSet onPath = new BitSet();
        int node = rest.nextSetBit(0);
        while (!onPath.get(node)) {
            onPath.set(node);
            path.add(node);
            node = Arrays.stream(edges[node]).filter(rest::get).findFirst().orElseThrow();
        }
        List<Integer> cycle = new ArrayList<>(path.subList(path.indexOf(node), path.size()));
        cycle.add(node);
        return cycle;
    }
}
