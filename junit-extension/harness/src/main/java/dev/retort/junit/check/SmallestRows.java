package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.evidence.Trials;
import dev.retort.junit.evidence.Trials.Where;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.RowShrinker;
import dev.retort.junit.history.History.StepRun;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Looks for the smallest set of generated rows with which a fault is seen. */
final class SmallestRows {

    /** Each execution takes a database of its own. */
    private static final int MOST = 40;

    private final Trials trials;

    SmallestRows(Upgraded evidence, Scene scene) {
        this.trials = scene.walk().trials(evidence);
    }

    /**
     * A finding with the few rows that are to blame.
     *
     * @param finding what is said of these rows alone
     * @param rows the rows
     * @param where where they are inserted
     */
    record Smallest(Finding finding, GeneratedRows rows, Where where) {}

    /**
     * The same fault with fewer rows; empty if it isn't seen with rows that are generated for this revision alone.
     *
     * @param judgement what a check finds; empty if it isn't the fault
     */
    Optional<Smallest> of(Function<Upgraded, Optional<Finding>> judgement) {
        for (Where where : Where.values()) {
            Function<GeneratedRows, Optional<Finding>> seen =
                    rows -> trials.trip(rows.statements(), where).flatMap(judgement);
            GeneratedRows all = trials.generate(where);
            if (!all.rows().isEmpty() && seen.apply(all).isPresent()) {
                GeneratedRows few = shrunk(all, rows -> seen.apply(rows).isPresent());
                return seen.apply(few).map(finding -> new Smallest(finding, few, where));
            }
        }
        return Optional.empty();
    }

    /** Fewer rows that the upgrade refuses with the same statement. */
    GeneratedRows refused(GeneratedRows rows, Predicate<StepRun> same) {
        Predicate<GeneratedRows> fails = some ->
                trials.upgrade(some.statements()).filter(run -> !run.succeeded()).filter(same).isPresent();
        return fails.test(rows) ? shrunk(rows, fails) : rows;
    }

    private static GeneratedRows shrunk(GeneratedRows rows, Predicate<GeneratedRows> fails) {
        return RowShrinker.shrink(rows, fails::test, MOST).rows();
    }
}
