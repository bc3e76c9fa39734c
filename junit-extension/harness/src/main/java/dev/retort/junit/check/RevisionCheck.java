package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Outcome;

/** A check of one revision on one database. */
public non-sealed interface RevisionCheck extends Check {

    /** Judges what was seen of a revision. */
    default Outcome judge(RevisionEvidence evidence, Scene scene) {
        if (evidence instanceof RevisionEvidence.Unreached unreached) {
            return Outcome.untested(unreached.reason());
        }
        if (evidence instanceof RevisionEvidence.UpgradeFailed failed) {
            return judgeFailed(failed, scene);
        }
        return judgeUpgraded((RevisionEvidence.Upgraded) evidence, scene);
    }

    /** Judges a revision whose upgrade failed, which is for the check of upgrades to report. */
    default Outcome judgeFailed(RevisionEvidence.UpgradeFailed evidence, Scene scene) {
        return Outcome.untested("the upgrade fails, see the check 'upgrade'");
    }

    /** Judges a revision whose upgrade went through. */
    Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene);
}
