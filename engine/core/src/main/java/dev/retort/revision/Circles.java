package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Finds one circle, if there is any, and names it from a revision round to the same revision. */
final class Circles {

    private Circles() {}

    static List<String> find(int[][] edges, List<Revision> revisions) {
        BitSet rest = new BitSet(edges.length);
        rest.set(0, edges.length);
        Arrays.stream(Edges.inOrder(edges)).forEach(rest::clear);
        if (rest.isEmpty()) {
            return List.of();
        }
        return walk(edges, rest).stream().map(node -> revisions.get(node).id()).toList();
    }

    /** Each node that is left has an edge to another one that is left, so that any walk comes round. */
    private static List<Integer> walk(int[][] edges, BitSet rest) {
        List<Integer> path = new ArrayList<>();
        BitSet onPath = new BitSet();
        int node = rest.nextSetBit(0);
        while (!onPath.get(node)) {
            onPath.set(node);
            path.add(node);
            node = Arrays.stream(edges[node]).filter(rest::get).findFirst().orElseThrow();
        }
        List<Integer> circle = new ArrayList<>(path.subList(path.indexOf(node), path.size()));
        circle.add(node);
        return circle;
    }
}
