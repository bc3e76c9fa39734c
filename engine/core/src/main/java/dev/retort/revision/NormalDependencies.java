package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Leaves out a dependency if an ancestor (by parents) has the same one, because it adds nothing. What is compared are
 * the dependencies as they are written, not what follows from them.
 */
final class NormalDependencies {

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
