package dev.retort.junit.check;

import dev.retort.error.Problem;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.rows.RowsException;
import dev.retort.revision.Direction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** V7: rows are read as somebody expects them by hand, after the upgrade, and after down and up again. */
public final class RowsReadCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "rows-read";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        String id = evidence.script().revision().id();
        Optional<List<Problem>> read = scene.walk().rowsRead(id);
        if (read.isEmpty()) {
            return Outcome.untested(
                    "nobody says which rows are read at " + id,
                    new Outcome.Kind("nobody says which rows are read", id));
        }
        List<Finding> findings = read.get().stream()
                .map(problem -> finding(problem, evidence, scene))
                .distinct()
                .toList();
        return Outcome.of(findings, Looked.at("the rows that are read"), List.of());
    }

    private static Finding finding(Problem problem, RevisionEvidence.Upgraded evidence, Scene scene) {
        Finding finding = scene.finding(evidence.script(), Direction.UPGRADE, "— " + ServerWords.summary(problem));
        return Optional.ofNullable(problem.facts().get(RowsException.AT))
                .map(at -> finding.at(Optional.of(String.valueOf(at))))
                .orElse(finding)
                .explainedBy(problem, Set.of(RowsException.AT));
    }
}
