package dev.retort.junit.mutation;

import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** All mutations of a history's SQL files on one database. What is written in Java is out of reach. */
final class Mutations {

    private Mutations() {}

    /** Those of one revision, in the order of the file; none if it isn't an SQL file. */
    static List<Mutation> of(ScriptCatalog catalog, RevisionScript script, DatabaseKind database) {
        List<Mutation> all = new ArrayList<>();
        for (Passage passage : Passage.of(script, database)) {
            Drafts drafts = new Drafts(passage);
            new StatementMutations(drafts).find();
            new ClauseMutations(drafts).find();
            new DataMutations(drafts).find();
            all.addAll(drafts.found());
        }
        script.part(Direction.UPGRADE, database)
                .ifPresent(part -> all.addAll(new ParentMutations(catalog.graph(), script, part).find()));
        return withoutRepeats(all);
    }

    /** Two operators may make the same text. */
    private static List<Mutation> withoutRepeats(List<Mutation> all) {
        Set<String> texts = new LinkedHashSet<>();
        return all.stream().filter(mutation -> texts.add(mutation.text())).toList();
    }

    /**
     * A few of each operator and direction, by chance.
     *
     * @param most how many of each
     */
    static List<Mutation> sample(List<Mutation> all, int most, long seed) {
        Map<String, List<Mutation>> groups = new LinkedHashMap<>();
        all.forEach(mutation -> groups.computeIfAbsent(
                        mutation.operator() + " " + mutation.direction(), any -> new ArrayList<>())
                .add(mutation));
        List<Mutation> sample = new ArrayList<>();
        groups.values().forEach(group -> sample.addAll(some(group, most, seed)));
        return sample.stream().sorted(Comparator.comparing(all::indexOf)).toList();
    }

    private static List<Mutation> some(List<Mutation> group, int most, long seed) {
        List<Mutation> left = new ArrayList<>(group);
        Random random = new Random(seed * 31 + group.get(0).revision().hashCode());
        while (left.size() > most) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }
}
