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
 * @param giver who gives them, for messages; empty if it isn't known
 * @param rows inserts them
 */
public record GivenRows(
        String revision, Optional<String> dialect, Optional<UserCode> giver, Consumer<RowInserter> rows) {

    /** Checks that nothing is null. */
    public GivenRows {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(giver, "giver");
        Objects.requireNonNull(rows, "rows");
    }

    /** Rows inserted by code. */
    public static GivenRows of(String revision, Consumer<RowInserter> rows) {
        return new GivenRows(revision, Optional.empty(), Optional.empty(), rows);
    }

    /** Rows of one table. */
    public static GivenRows of(String revision, String table, Row... rows) {
        return of(revision, inserter -> inserter.insert(table, rows));
    }

    /** Rows inserted by SQL, one or several statements. */
    public static GivenRows sql(String revision, String sql) {
        return of(revision, inserter -> inserter.execute(sql));
    }

    /** Rows inserted by the SQL of a file on the class path. */
    public static GivenRows resource(String revision, String name) {
        return of(revision, inserter -> inserter.executeResource(name));
    }

    /** A copy for one database only. */
    public GivenRows on(String dialectName) {
        return new GivenRows(revision, Optional.of(dialectName), giver, rows);
    }

    /** A copy that says who gives them. */
    public GivenRows by(UserCode who) {
        return new GivenRows(revision, dialect, Optional.of(who), rows);
    }

    /** Whether they are due at a revision on a database. */
    public boolean areDue(String revisionId, String dialectName) {
        return revisionId.equals(revision) && dialect.orElse(dialectName).equals(dialectName);
    }
}
