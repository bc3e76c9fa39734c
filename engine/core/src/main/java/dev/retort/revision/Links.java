package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
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

    /** A target as it is typed, whose names are those of this graph. */
    Target target(String text) {
        return Target.parse(text, keys);
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

    /**
     * Leaves out a dependency if an ancestor (by parents) has the same one, because it adds nothing. What is compared are
     * the dependencies as they are written, not what follows from them.
     */
    private static final class NormalDependencies {

        /** From this number of dependents on, one walk upwards costs less than asking for each pair. */
        private static final int MANY = 16;

        private final int[][] down;
        private final int[][] next;
        private final int[][] dependencies;
        private final Map<Integer, BitSet> superfluous = new HashMap<>();

        NormalDependencies(int[][] down, int[][] next, int[][] dependencies) {
            this.down = down;
            this.next = next;
            this.dependencies = dependencies;
        }

        int[][] normalDown() {
            int[][] dependents = Edges.reverse(dependencies);
            if (Arrays.stream(dependents).anyMatch(users -> users.length > 1)) {
                markSuperfluous(dependents);
            }
            return Edges.join(down, normal());
        }

        private void markSuperfluous(int[][] dependents) {
            Reachability.Query byParents = new Reachability(down).query();
            for (int dependency = 0; dependency < dependents.length; dependency++) {
                int[] users = dependents[dependency];
                if (users.length > MANY) {
                    markByWalk(users, dependency);
                } else if (users.length > 1) {
                    markByPairs(users, dependency, byParents);
                }
            }
        }

        private void markByPairs(int[] users, int dependency, Reachability.Query byParents) {
            for (int user : users) {
                if (Arrays.stream(users).anyMatch(other -> byParents.reaches(user, other))) {
                    mark(user, dependency);
                }
            }
        }

        private void markByWalk(int[] users, int dependency) {
            List<Integer> all = Arrays.stream(users).boxed().toList();
            BitSet above = Edges.beyond(next, all);
            Arrays.stream(users).filter(above::get).forEach(user -> mark(user, dependency));
        }

        private void mark(int user, int dependency) {
            superfluous.computeIfAbsent(user, any -> new BitSet()).set(dependency);
        }

        private int[][] normal() {
            int[][] normal = dependencies.clone();
            superfluous.forEach((node, marks) -> normal[node] = without(dependencies[node], marks));
            return normal;
        }

        private static int[] without(int[] nodes, BitSet marks) {
            return IntStream.of(nodes).filter(node -> !marks.get(node)).toArray();
        }
    }
}
