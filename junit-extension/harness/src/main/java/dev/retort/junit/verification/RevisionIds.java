package dev.retort.junit.verification;

import dev.retort.junit.declared.Declaration;
import dev.retort.junit.rows.GivenRows;
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
        return new GivenRows(complete(rows.revision()), rows.dialect(), rows.giver(), rows.rows());
    }

    Declaration complete(Declaration declaration) {
        return new Declaration(
                declaration.kind(),
                complete(declaration.revision()),
                declaration.table(),
                declaration.column(),
                declaration.because());
    }
}
