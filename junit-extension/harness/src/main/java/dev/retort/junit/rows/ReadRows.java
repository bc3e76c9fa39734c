package dev.retort.junit.rows;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is expected of the rows once the walk has reached a revision, and once more after it was taken back and run again.
 *
 * @param revision the revision's id; a verification also takes the start of one
 * @param dialect the database that it is meant for, {@code sqlite} or {@code postgresql}; empty for all
 * @param giver who expects it, for messages; empty if it isn't known
 * @param expectation reads rows, and throws if they are others
 */
public record ReadRows(
        String revision, Optional<String> dialect, Optional<UserCode> giver, Consumer<RowReader> expectation) {

    /** Checks that nothing is null. */
    public ReadRows {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(giver, "giver");
        Objects.requireNonNull(expectation, "expectation");
    }

    /** An expectation of code. */
    public static ReadRows of(String revision, Consumer<RowReader> expectation) {
        return new ReadRows(revision, Optional.empty(), Optional.empty(), expectation);
    }

    /** An expectation of one table, as CSV or {@code classpath:expected/users.csv}. */
    public static ReadRows csv(String revision, String table, String csv) {
        return of(revision, reader -> reader.expectCsv(table, csv));
    }

    /** An expectation of the tables that are named in YAML, or in {@code classpath:expected/shop.yaml}. */
    public static ReadRows yaml(String revision, String yaml) {
        return of(revision, reader -> reader.expectYaml(yaml));
    }

    /** A copy for one database only. */
    public ReadRows on(String dialectName) {
        return new ReadRows(revision, Optional.of(dialectName), giver, expectation);
    }

    /** A copy that says whose it is. */
    public ReadRows by(UserCode who) {
        return new ReadRows(revision, dialect, Optional.of(who), expectation);
    }

    /** Whether it is due at a revision on a database. */
    public boolean isDue(String revisionId, String dialectName) {
        return revisionId.equals(revision) && dialect.orElse(dialectName).equals(dialectName);
    }
}
