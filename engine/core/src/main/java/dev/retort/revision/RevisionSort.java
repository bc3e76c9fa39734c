package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/**
 * Puts a set of nodes in order, from heads to bases. One head after the other is followed downwards as far as nothing
 * above it is open; where something is, the walk goes on with the first head that lies above. Ties go by load order.
 *
 * <p>The set must have no holes: what lies between two of its nodes belongs to it. So a node has something open above it
 * exactly if one of its direct successors in the set was not put out yet.
 */
final class RevisionSort {

    private final Links links;
    private final BitSet todo;
    private final int[] open;
    private final int[] order;
    private final BitSet waiting;
    private final Reachability.Query query;
    private int[] heads;
    private int size;
    private int current;
    private int searched;
    private int done;

    private RevisionSort(Links links, BitSet set) {
        this.links = links;
        this.todo = (BitSet) set.clone();
        this.open = openAbove(links, set);
        this.order = new int[set.cardinality()];
        this.waiting = new BitSet(links.size());
        this.query = links.reachability.query();
        this.heads = new int[16];
    }

    /** Gives the nodes of the set, beginning with these heads. */
    static int[] headsToBases(Links links, BitSet set, Collection<Integer> heads) {
        return new RevisionSort(links, set).sort(heads);
    }

    /** The nodes of the set that have nothing of the set above them. */
    static BitSet maximal(Links links, BitSet set) {
        int[] open = openAbove(links, set);
        BitSet maximal = (BitSet) set.clone();
        set.stream().filter(node -> open[node] > 0).forEach(maximal::clear);
        return maximal;
    }

    private static int[] openAbove(Links links, BitSet set) {
        int[] open = new int[links.size()];
        set.stream().forEach(node -> {
            for (int below : links.normalDown[node]) {
                open[below]++;
            }
        });
        return open;
    }

    private int[] sort(Collection<Integer> wanted) {
        BitSet start = maximal(links, todo);
        wanted.stream().filter(todo::get).forEach(start::set);
        start.stream().forEach(this::append);
        while (size > 0) {
            int node = heads[current];
            if (open[node] > 0) {
                current = firstAbove(node);
            } else {
                putOut(node);
                goDown(node);
            }
        }
        return Arrays.copyOf(order, done);
    }

    /** What lies above the head found here lies above the node too, so that the search for it goes on from here. */
    private int firstAbove(int node) {
        while (searched < size) {
            int place = searched++;
            if (place != current && query.reaches(heads[place], node)) {
                return place;
            }
        }
        throw new IllegalStateException("the set of revisions to sort has a hole above " + links.id(node));
    }

    private void putOut(int node) {
        searched = 0;
        order[done++] = node;
        todo.clear(node);
        waiting.clear(node);
        for (int below : links.normalDown[node]) {
            open[below]--;
        }
    }

    private void goDown(int node) {
        boolean replaced = false;
        for (int below : links.normalDown[node]) {
            if (todo.get(below) && !waiting.get(below)) {
                if (replaced) {
                    append(below);
                } else {
                    heads[current] = below;
                    waiting.set(below);
                    replaced = true;
                }
            }
        }
        if (!replaced) {
            removeCurrent();
        }
    }

    private void append(int node) {
        if (size == heads.length) {
            heads = Arrays.copyOf(heads, size * 2);
        }
        heads[size++] = node;
        waiting.set(node);
    }

    private void removeCurrent() {
        size--;
        System.arraycopy(heads, current + 1, heads, current, size - current);
        current = Math.max(current - 1, 0);
    }
}
