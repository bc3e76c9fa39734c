package dev.retort.junit.rows;

import dev.retort.row.Row;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows given by hand, to be inserted as soon as the walk has reached a revision.
 *
 * @param revision the revision's id; a verification also takes the start of one
 * @param dialect the database that they are meant for, {@code sqlite} or {@code postgresql}; empty for all
 * @param rows inserts them
 */
public record GivenRows(String revision, Optional<String> dialect, Consumer<RowInserter> rows) {

    /** Checks that nothing is null. */
    public GivenRows {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(rows, "rows");
    }

    /** Rows of one table. */
    public static GivenRows of(String revision, String table, Row... rows) {
        return new GivenRows(revision, Optional.empty(), inserter -> inserter.insert(table, rows));
    }

    /** Rows inserted by SQL, one or several statements. */
    public static GivenRows sql(String revision, String sql) {
        return new GivenRows(revision, Optional.empty(), inserter -> inserter.execute(sql));
    }

    /** Rows inserted by the SQL of a file on the class path. */
    public static GivenRows resource(String revision, String name) {
        return new GivenRows(revision, Optional.empty(), inserter -> inserter.executeResource(name));
    }

    /** A copy for one database only. */
    public GivenRows on(String dialectName) {
        return new GivenRows(revision, Optional.of(dialectName), rows);
    }

    /** Whether they are due at a revision on a database. */
    public boolean areDue(String revisionId, String dialectName) {
        return revisionId.equals(revision) && dialect.orElse(dialectName).equals(dialectName);
    }
}
