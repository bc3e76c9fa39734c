package dev.retort.junit.check;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.history.SourceFile;
import dev.retort.junit.rows.RowsException;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows given for a revision that can't be inserted. That is no fault of the revision, so one check says it, with the line
 * of the person who gives them, and the others say that they had no rows.
 */
final class RefusedRows {

    private RefusedRows() {}

    /** The failure to insert them. */
    static Outcome outcome(RevisionEvidence.Upgraded evidence, Scene scene) {
        return new Outcome.Failed(List.of(finding(evidence.rowsRefused().orElseThrow(), evidence, scene)));
    }

    /** What a check says that isn't the one to say it. */
    static Optional<Outcome> elsewhere(RevisionEvidence.Upgraded evidence, Scene scene) {
        return evidence.rowsRefused()
                .map(any -> Outcome.untested(
                        "the rows given for it can't be inserted, see the check '" + scene.reporterOfRows() + "'"));
    }

    /** Rows that were given before a revision and that are missed there; empty if none were refused. */
    static Optional<String> before(RevisionScript script, Scene scene) {
        return scene.walk().order().stream()
                .map(earlier -> earlier.revision().id())
                .takeWhile(id -> !id.equals(script.revision().id()))
                .filter(id -> scene.walk().evidence(id) instanceof RevisionEvidence.Upgraded seen
                        && seen.rowsRefused().isPresent())
                .findFirst()
                .map(id -> "the rows given for " + id + " can't be inserted, see the check '" + scene.reporterOfRows()
                        + "' of " + id);
    }

    private static Finding finding(RetortException refused, RevisionEvidence.Upgraded evidence, Scene scene) {
        Problem problem = refused.problem();
        String where = Optional.ofNullable(problem.facts().get(RowsException.AT))
                .map(String::valueOf)
                .orElseGet(() -> SourceFile.shown(evidence.script().origin()));
        return scene.finding(
                        evidence.script(),
                        Direction.UPGRADE,
                        "can't take the rows given for it: "
                                + ServerWords.summary(problem).replaceAll("\\s*\\n\\s*", " "))
                .at(Optional.of(where))
                .explainedBy(problem, Set.of(RowsException.AT))
                .about(evidence.script().revision().id() + " rows " + where + " " + problem.summary());
    }
}
