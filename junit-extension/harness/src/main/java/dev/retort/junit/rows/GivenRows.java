package dev.retort.junit.rows;

import dev.retort.row.Row;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows given by hand, to be inserted as soon as the walk has reached a revision, or right before it.
 *
 * @param revision the revision's id; a verification also takes the start of one
 * @param before whether they are inserted right before the revision, in place of right after it
 * @param dialect the database that they are meant for, {@code sqlite} or {@code postgresql}; empty for all
 * @param giver who gives them, for messages; empty if it isn't known
 * @param rows inserts them
 */
public record GivenRows(
        String revision,
        boolean before,
        Optional<String> dialect,
        Optional<UserCode> giver,
        Consumer<RowInserter> rows) {

    /** Checks that nothing is null. */
    public GivenRows {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(giver, "giver");
        Objects.requireNonNull(rows, "rows");
    }

    /** Rows inserted by code. */
    public static GivenRows of(String revision, Consumer<RowInserter> rows) {
        return new GivenRows(revision, false, Optional.empty(), Optional.empty(), rows);
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

    /** Rows of one table as CSV, or {@code classpath:rows/users.csv}. */
    public static GivenRows csv(String revision, String table, String csv) {
        return of(revision, inserter -> inserter.insertCsv(table, csv));
    }

    /** Rows of tables as YAML, or {@code classpath:rows/shop.yaml}. */
    public static GivenRows yaml(String revision, String yaml) {
        return of(revision, inserter -> inserter.insertYaml(yaml));
    }

    /** A copy that is inserted right before the revision: at the one that the walk comes from. */
    public GivenRows rightBefore() {
        return new GivenRows(revision, true, dialect, giver, rows);
    }

    /** A copy for another revision, to be inserted right after it. */
    public GivenRows rightAfter(String other) {
        return new GivenRows(other, false, dialect, giver, rows);
    }

    /** A copy for one database only. */
    public GivenRows on(String dialectName) {
        return new GivenRows(revision, before, Optional.of(dialectName), giver, rows);
    }

    /** A copy that says who gives them. */
    public GivenRows by(UserCode who) {
        return new GivenRows(revision, before, dialect, Optional.of(who), rows);
    }

    /** Whether they are due at a revision on a database. */
    public boolean areDue(String revisionId, String dialectName) {
        return revisionId.equals(revision) && dialect.orElse(dialectName).equals(dialectName);
    }
}
