package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;

/**
 * V2: each revision's upgrade goes through, with the rows that are there by then. What one that fails leaves in the
 * schema is named, too.
 */
public final class UpgradeCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "upgrade";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        int statements = evidence.up().statements().size();
        return Outcome.passed(Looked.at(Looked.counted(statements, "statement")));
    }
}
