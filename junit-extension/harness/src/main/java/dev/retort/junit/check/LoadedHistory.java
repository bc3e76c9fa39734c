package dev.retort.junit.check;

import dev.retort.error.RetortException;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.history.History;
import dev.retort.junit.rows.GivenRows;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
