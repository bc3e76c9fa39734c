package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Outcome;

/** A check of one revision on one database. */
public non-sealed interface RevisionCheck extends Check {

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
