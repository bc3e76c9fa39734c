package dev.retort.revision;

import java.util.BitSet;

/**
 * Answers whether one node reaches another, mostly without a walk and without a set of ancestors for each node. Nodes
 * are numbered in the order in which a depth-first walk leaves them. Whatever a node reaches has a number between the
 * smallest one reached and its own; whatever the walk itself came to below a node is certainly reached. Only what lies
 * between the two is walked (after H. Yıldırım, V. Chaoji, M. Zaki: GRAIL, 2010).
 */
final class Reachability {

    private final int[][] edges;
    private final int[] number;
    private final int[] smallest;
    private final int[] smallestInWalk;
    private final int[] level;

    Reachability(int[][] edges) {
        this.edges = edges;
        this.number = new int[edges.length];
        this.smallest = new int[edges.length];
        this.smallestInWalk = new int[edges.length];
        this.level = new int[edges.length];
        numberAll();
        levelAll();
    }

    private void levelAll() {
        for (int node : Edges.inOrder(edges)) {
            for (int end : edges[node]) {
                level[node] = Math.max(level[node], level[end] + 1);
            }
        }
    }

    private void numberAll() {
        int[][] above = Edges.reverse(edges);
        Walk walk = new Walk();
        for (int node = 0; node < edges.length; node++) {
            if (above[node].length == 0) {
                walk.from(node);
            }
        }
    }

    private boolean maybe(int from, int to) {
        return level[from] > level[to] && smallest[from] <= number[to] && number[to] < number[from];
    }

    private boolean certainly(int from, int to) {
        return smallestInWalk[from] <= number[to] && number[to] <= number[from];
    }

    /** Makes something that can be asked often; not for several threads at a time. */
    Query query() {
        return new Query();
    }

    /** A depth-first walk with its own stack, as a line of revisions can be long. */
    private final class Walk {

        private final BitSet seen = new BitSet(edges.length);
        private final int[] stack = new int[edges.length];
        private final int[] edge = new int[edges.length];
        private int depth;
        private int left;

        void from(int root) {
            enter(root);
            while (depth > 0) {
                int node = stack[depth - 1];
                if (edge[node] == edges[node].length) {
                    leave(node);
                } else {
                    int end = edges[node][edge[node]++];
                    if (!seen.get(end)) {
                        enter(end);
                    }
                }
            }
        }

        private void enter(int node) {
            seen.set(node);
            smallestInWalk[node] = left;
            stack[depth++] = node;
        }

        private void leave(int node) {
            depth--;
            number[node] = left++;
            smallest[node] = smallestInWalk[node];
            for (int end : edges[node]) {
                smallest[node] = Math.min(smallest[node], smallest[end]);
            }
        }
    }

    /** Remembers what a walk has seen, so that nothing is walked twice as long as the same end is asked for. */
    final class Query {

        private final int[] seenIn = new int[edges.length];
        private final int[] stack = new int[edges.length];
        private int question;
        private int lastEnd = -1;

        /** Whether there is a way of at least one edge. */
        boolean reaches(int from, int to) {
            if (!maybe(from, to)) {
                return false;
            }
            return certainly(from, to) || walk(from, to);
        }

        private boolean walk(int from, int to) {
            if (to != lastEnd) {
                question++;
                lastEnd = to;
            }
            int depth = push(from, 0);
            while (depth > 0) {
                for (int end : edges[stack[--depth]]) {
                    if (end == to || (maybe(end, to) && certainly(end, to))) {
                        lastEnd = -1;
                        return true;
                    }
                    if (maybe(end, to)) {
                        depth = push(end, depth);
                    }
                }
            }
            return false;
        }

        private int push(int node, int depth) {
            if (seenIn[node] == question) {
                return depth;
            }
            seenIn[node] = question;
            stack[depth] = node;
            return depth + 1;
        }
    }
}
