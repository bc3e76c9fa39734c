package dev.retort.junit.check;

import dev.retort.junit.evidence.RowCoverage;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.generation.Coverage;
import java.util.List;
import java.util.stream.Collectors;

/** What the generated rows of a whole walk show. A table that never had one is untested. */
public final class RowCoverageCheck implements Check.OfDatabase {

    @Override
    public String id() {
        return "row-coverage";
    }

    @Override
    public Outcome judge(Scene scene) {
        scene.walk().order().forEach(script -> scene.walk()
                .evidence(script.revision().id()));
        RowCoverage seen = scene.walk().rowCoverage();
        Coverage coverage = seen.coverage();
        if (!seen.untested().isEmpty()) {
            return Outcome.untested(
                    seen.untested().stream().map(DataWords::said).collect(Collectors.joining("; ")) + "; "
                            + coverage.summary()
                            + "; @RowsAt gives rows by hand, @ValuesLike(column = \"…\", pattern = \"…\") says what a"
                            + " trigger reads");
        }
        if (coverage.tables().isEmpty()) {
            return Outcome.untested("there is no table");
        }
        int rows =
                coverage.tables().stream().mapToInt(Coverage.Table::generated).sum();
        return new Outcome.Passed(Looked.rows(coverage.tables().size(), rows), List.of(coverage.summary()));
    }
}
