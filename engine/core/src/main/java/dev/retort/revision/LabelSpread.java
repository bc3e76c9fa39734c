package dev.retort.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which labels reach which revision: those of its ancestors, by parents; and those from further up its line, as long as
 * the line from there down to it, and up to its head, has no branch, no merge and no two dependants. Nodes with the same
 * labels share one set.
 */
final class LabelSpread {

    private static final SortedSet<String> NONE = Collections.unmodifiableSortedSet(new TreeSet<>());

    private final Links links;
    private final List<SortedSet<String>> fromBelow;
    private final List<SortedSet<String>> fromAbove;

    private LabelSpread(Links links) {
        this.links = links;
        this.fromBelow = new ArrayList<>(Collections.nCopies(links.size(), NONE));
        this.fromAbove = new ArrayList<>(Collections.nCopies(links.size(), NONE));
    }

    /** Gives the labels of each node. */
    static List<SortedSet<String>> of(Links links) {
        return new LabelSpread(links).spread();
    }

    private List<SortedSet<String>> spread() {
        int[] order = Edges.inOrder(links.down);
        for (int node : order) {
            fromBelow.set(node, climb(node));
        }
        boolean[] straight = new boolean[links.size()];
        for (int place = order.length - 1; place >= 0; place--) {
            descend(order[place], straight);
        }
        List<SortedSet<String>> all = new ArrayList<>();
        for (int node = 0; node < links.size(); node++) {
            all.add(union(fromBelow.get(node), fromAbove.get(node)));
        }
        return all;
    }

    private SortedSet<String> climb(int node) {
        SortedSet<String> labels = own(node);
        for (int parent : links.down[node]) {
            labels = union(labels, fromBelow.get(parent));
        }
        return labels;
    }

    private void descend(int node, boolean[] straight) {
        int[] next = links.next[node];
        boolean single = links.allNext[node].length <= 1 && links.down[node].length <= 1;
        straight[node] = single && (next.length == 0 || straight[next[0]]);
        if (straight[node]) {
            fromAbove.set(node, next.length == 0 ? own(node) : union(own(node), fromAbove.get(next[0])));
        }
    }

    private SortedSet<String> own(int node) {
        Set<String> labels = links.revision(node).labels();
        return labels.isEmpty() ? NONE : Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }

    private static SortedSet<String> union(SortedSet<String> left, SortedSet<String> right) {
        if (left == right || left.containsAll(right)) {
            return left;
        }
        if (right.containsAll(left)) {
            return right;
        }
        SortedSet<String> union = new TreeSet<>(left);
        union.addAll(right);
        return Collections.unmodifiableSortedSet(union);
    }
}
