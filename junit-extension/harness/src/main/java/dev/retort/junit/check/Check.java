package dev.retort.junit.check;

import dev.retort.error.RetortException;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.history.History;
import dev.retort.junit.rows.GivenRows;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thing that is verified. Stateless. */
public sealed interface Check {

    /** The stable id, such as {@code no-trace}, by which it is switched on and off. */
    String id();

    /** Where it comes from: the class that a person has to look at. */
    default String origin() {
        return getClass().getName();
    }

    /** The name that people read, such as {@code no trace}. */
    default String title() {
        return id().replace('-', ' ');
    }

    /** A check of the scripts themselves, without a database. */
    public non-sealed interface OfHistory extends Check {

        /** Judges the scripts. */
        Outcome judge(LoadedHistory history);
    }

    /** A check of a whole history on one database. */
    public non-sealed interface OfDatabase extends Check {

        /** Judges what was seen on one database. */
        Outcome judge(Scene scene);
    }

    /** A check of a whole history on SQLite and PostgreSQL together. */
    public non-sealed interface OfBoth extends Check {

        /** Judges what is alike on both. */
        Outcome judge(Scene sqlite, Scene postgresql);
    }

    /** A check of one revision on one database. */
    public non-sealed interface OfRevision extends Check {

        /**
         * Judges what was seen of a revision. What isn't the business of any check, a failed upgrade or rows that can't be
         * given, is said by one of them; the others are untested.
         */
        default Outcome judge(RevisionEvidence evidence, Scene scene) {
            if (evidence instanceof RevisionEvidence.Unreached unreached) {
                return Outcome.untested(unreached.reason());
            }
            if (evidence instanceof RevisionEvidence.Upgraded seen) {
                return seen.rowsRefused().isPresent() && scene.reportsRows(this)
                        ? RefusedRows.outcome(seen, scene)
                        : judgeUpgraded(seen, scene);
            }
            return scene.reportsUpgrades(this)
                    ? FailedUpgrade.outcome(evidence, scene)
                    : Outcome.untested("the upgrade fails, see the check '" + scene.reporterOfUpgrades() + "'");
        }

        /** Judges a revision whose upgrade went through. */
        Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene);
    }

    /**
     * What came of loading the scripts.
     *
     * @param history the history; empty if it can't be loaded
     * @param failure why it can't be loaded
     * @param heads how many heads there may be
     * @param declarations what is declared of it
     * @param rows the rows given for it
     * @param wanted the ids of the revisions that alone are judged; empty for all
     */
    public record LoadedHistory(
            Optional<History> history,
            Optional<RetortException> failure,
            int heads,
            List<Declaration> declarations,
            List<GivenRows> rows,
            Set<String> wanted) {

        /** Copies the lists. */
        public LoadedHistory {
            declarations = List.copyOf(declarations);
            rows = List.copyOf(rows);
            wanted = Set.copyOf(wanted);
        }
    }
}
