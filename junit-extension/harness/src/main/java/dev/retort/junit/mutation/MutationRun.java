package dev.retort.junit.mutation;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.verification.VerificationRun;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes faulty histories of a healthy one and counts which of them a verification finds:
 * {@code MutationRun.of(MigrationVerification.of("shop").scripts("classpath:db/versions")).run().requireScore(0.9)}. Only SQL
 * files are mutated. Each call changes this and returns it. Not safe for use by several threads.
 */
public final class MutationRun {

    private final MigrationVerification verification;
    private final Set<Operator> operators = EnumSet.allOf(Operator.class);
    private final Set<String> revisions = new LinkedHashSet<>();
    private int each = 1;
    private int limit = Integer.MAX_VALUE;
    private int tries = 3;
    private long seed = 1;
    private Listener listener = (done, of, mutant) -> {};

    private MutationRun(MigrationVerification verification) {
        this.verification = verification;
    }

    /** Mutants of the history that this verification verifies, judged by its checks on its databases with its rows. */
    public static MutationRun of(MigrationVerification verification) {
        return new MutationRun(verification);
    }

    /** Makes only faults of these kinds; all by default. */
    public MutationRun operators(Operator... some) {
        operators.clear();
        operators.addAll(List.of(some));
        return this;
    }

    /** Mutates only these revisions, by their ids or the start of them; all by default. */
    public MutationRun revisions(String... ids) {
        revisions.addAll(List.of(ids));
        return this;
    }

    /** Sets how many mutants of each operator, revision and direction are drawn; one by default. */
    public MutationRun each(int most) {
        each = most;
        return this;
    }

    /** Makes every mutant that there is, which takes long. */
    public MutationRun everything() {
        return each(Integer.MAX_VALUE);
    }

    /** Sets how many mutants a database gets at most, drawn from all; no limit by default. */
    public MutationRun limit(int most) {
        limit = most;
        return this;
    }

    /** Sets the seed of the draw and of the rows; 1 by default. */
    public MutationRun seed(long other) {
        seed = other;
        return this;
    }

    /** Sets for how many seeds of rows a mutant has to be like the original to count as equivalent; 3 by default. */
    public MutationRun tries(int seeds) {
        tries = seeds;
        return this;
    }

    /** Tells somebody of each mutant that was judged. */
    public MutationRun listener(Listener other) {
        listener = other;
        return this;
    }

    /** Is told of progress. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A mutant was judged.
         *
         * @param done how many were, with this one
         * @param of how many there are on its database
         */
        void judged(int done, int of, Mutant mutant);
    }

    /**
     * Makes the mutants and judges them.
     *
     * @throws RetortException if the history can't be loaded, or if no SQL file can be mutated, code {@code nothing-mutated}
     */
    public MutationReport run() {
        return verification.onServers(this::run);
    }

    private MutationReport run(DatabaseServers servers) {
        long begin = System.nanoTime();
        List<Mutant> mutants = new ArrayList<>();
        Set<String> unreachable = new LinkedHashSet<>();
        Jury jury = new Jury(verification, servers);
        try (VerificationRun original = verification.open(servers)) {
            original.failure().ifPresent(failure -> {
                throw failure;
            });
            jury.hear(original);
            original.walks().forEach((request, walk) -> {
                unreachable.addAll(withoutSql(walk));
                mutants.addAll(onDatabase(request, walk, jury));
            });
        }
        if (mutants.isEmpty()) {
            throw new RetortException(Problem.of("nothing-mutated", "there is no SQL file that can be mutated")
                    .with("no SQL files", String.join(", ", unreachable))
                    .cure("choose other revisions or operators; what is written in Java isn't mutated"));
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        return new MutationReport(mutants, jury.headlines(), List.copyOf(unreachable), seed, millis);
    }

    private static List<String> withoutSql(DatabaseWalk walk) {
        return walk.order().stream()
                .filter(script -> script.part(Direction.UPGRADE, walk.server().kind())
                                .isEmpty()
                        && script.part(Direction.DOWNGRADE, walk.server().kind())
                                .isEmpty())
                .map(script -> script.revision().id())
                .toList();
    }

    private List<Mutant> onDatabase(DatabaseRequest request, DatabaseWalk walk, Jury jury) {
        Map<RevisionScript, List<Mutation>> drawn = drawn(walk);
        int all = drawn.values().stream().mapToInt(List::size).sum();
        List<Mutant> mutants = new ArrayList<>();
        drawn.forEach((script, mutations) -> {
            try (Trial trial = new Trial(request, walk, script, jury, seed, tries)) {
                for (Mutation mutation : mutations) {
                    Mutant mutant = trial.judge(mutation);
                    mutants.add(mutant);
                    listener.judged(mutants.size(), all, mutant);
                }
            }
        });
        return mutants;
    }

    private Map<RevisionScript, List<Mutation>> drawn(DatabaseWalk walk) {
        ScriptCatalog catalog = walk.history().catalog();
        Map<RevisionScript, List<Mutation>> drawn = new LinkedHashMap<>();
        List<Mutation> all = new ArrayList<>();
        for (RevisionScript script : walk.order()) {
            if (isWanted(script.revision())) {
                List<Mutation> wanted = Mutations.of(
                                catalog, script, walk.server().kind())
                        .stream()
                        .filter(mutation -> operators.contains(mutation.operator()))
                        .toList();
                List<Mutation> sample = Mutations.sample(wanted, each, seed);
                drawn.put(script, sample);
                all.addAll(sample);
            }
        }
        Random random = new Random(seed);
        while (all.size() > limit) {
            all.remove(random.nextInt(all.size()));
        }
        drawn.replaceAll(
                (script, sample) -> sample.stream().filter(all::contains).toList());
        drawn.values().removeIf(List::isEmpty);
        return drawn;
    }

    private boolean isWanted(Revision revision) {
        return revisions.isEmpty() || revisions.stream().anyMatch(revision.id()::startsWith);
    }
}
