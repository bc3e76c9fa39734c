package dev.retort.junit.verification;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.rows.UserCode;
import java.util.List;

/**
 * Completes ids that were given by their start. An id that is one in full is never taken for the start of another; what
 * names no revision, or several, stays as it is, for the check of the graph to report.
 *
 * @param ids the ids of all revisions
 */
record RevisionIds(List<String> ids) {

    RevisionIds {
        ids = List.copyOf(ids);
    }

    String complete(String given) {
        List<String> meant = ids.stream()
                .filter(id -> !given.isEmpty() && id.startsWith(given))
                .toList();
        return ids.contains(given) || meant.size() != 1 ? given : meant.get(0);
    }

    GivenRows complete(GivenRows rows) {
        return new GivenRows(complete(rows.revision()), rows.before(), rows.dialect(), rows.giver(), rows.rows());
    }

    /** What is expected of the rows, which nobody would look at if there were no such revision. */
    ReadRows complete(ReadRows read) {
        String id = complete(read.revision());
        if (!ids.isEmpty() && !ids.contains(id)) {
            throw new RetortException(Problem.of(
                            "unknown-revision",
                            "rows are expected at revision " + read.revision() + ", which doesn't exist")
                    .with("at", read.giver().map(UserCode::shown).orElse("MigrationVerification.reads"))
                    .cure(NearestName.cure(read.revision(), ids, "name a revision of this history")));
        }
        return new ReadRows(id, read.dialect(), read.giver(), read.expectation());
    }

    /**
     * Rows for right before a revision become rows of the one that the walk comes from.
     *
     * @param order the ids in the order of the walk
     */
    static GivenRows placed(GivenRows rows, List<String> order) {
        int index = order.indexOf(rows.revision());
        if (!rows.before() || index < 0) {
            return rows;
        }
        if (index == 0) {
            throw new RetortException(Problem.of(
                            "illegal-rows",
                            "rows are given before " + rows.revision()
                                    + ", the first revision, where there is no table")
                    .with("at", rows.giver().map(UserCode::shown).orElse("MigrationVerification.rows"))
                    .cure("give them at " + rows.revision()));
        }
        return rows.rightAfter(order.get(index - 1));
    }

    Declaration complete(Declaration declaration) {
        return new Declaration(
                declaration.kind(),
                complete(declaration.revision()),
                declaration.table(),
                declaration.column(),
                declaration.onlyWhereNull(),
                declaration.because());
    }
}
