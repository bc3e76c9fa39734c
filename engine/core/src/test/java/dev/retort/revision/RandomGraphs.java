package dev.retort.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Random graphs of a few revisions with merges, dependencies (redundant ones too) and a shuffled load order. */
public final class RandomGraphs implements ArbitraryProvider {

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return targetType.isOfType(RevisionGraph.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
        return Set.of(Arbitraries.randomValue(RandomGraphs::graph));
    }

    static RevisionGraph graph(Random random) {
        int size = 1 + random.nextInt(10);
        List<Revision> revisions = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            List<String> down = someOf(number, random, 3);
            List<String> dependsOn = random.nextInt(3) == 0 ? someOf(number, random, 2) : List.of();
            revisions.add(new Revision("r" + number, down, dependsOn, Set.of(), "", Optional.empty()));
        }
        Collections.shuffle(revisions, random);
        return RevisionGraph.of(revisions);
    }

    private static List<String> someOf(int number, Random random, int most) {
        Set<String> chosen = new LinkedHashSet<>();
        for (int count = random.nextInt(most + 1); count > 0 && number > 0; count--) {
            chosen.add("r" + random.nextInt(number));
        }
        return List.copyOf(chosen);
    }
}
