package dev.retort.junit.history;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.rows.UserCode;
import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a project's own runner does to a database before its migrations run, so that they find under test what they find
 * in production.
 *
 * @param kind the kind of database that it is meant for
 * @param when how often it is done
 * @param giver whose it is, for messages; empty if it isn't known
 * @param work what is done, on a connection in auto-commit mode
 */
public record Setup(DatabaseKind kind, When when, Optional<UserCode> giver, Work work) {

    /** How often. */
    public enum When {
        /**
         * Once in each new database, on a connection of its own, before anything else: a schema, an extension, a table
         * that is older than the first revision.
         */
        NEW_DATABASE,
        /** On each new connection, as a pool does: a search path, foreign keys, functions of SQLite. */
        EACH_CONNECTION
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work {

        /** Does it; leaves the connection open. */
        void on(Connection connection) throws Exception;
    }

    /** Checks that nothing is null. */
    public Setup {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(giver, "giver");
        Objects.requireNonNull(work, "work");
    }

    /** Code. */
    public static Setup of(DatabaseKind kind, When when, Work work) {
        return new Setup(kind, when, Optional.empty(), work);
    }

    /** Statements, each by itself. */
    public static Setup sql(DatabaseKind kind, When when, List<String> statements) {
        return of(kind, when, new Statements(List.copyOf(statements)));
    }

    /** A copy that says whose it is. */
    public Setup by(UserCode who) {
        return new Setup(kind, when, Optional.of(who), work);
    }

    /**
     * Does it.
     *
     * @throws RetortException if it fails, code {@code setup-failed}
     */
    void apply(Connection connection) {
        try {
            work.on(connection);
        } catch (Exception | AssertionError | LinkageError e) {
            throw failure(e);
        }
    }

    private RetortException failure(Throwable thrown) {
        String what =
                when == When.EACH_CONNECTION ? "a new connection can't be readied" : "a new database can't be readied";
        Problem problem = Problem.of("setup-failed", what + ": " + said(thrown));
        Problem known = thrown instanceof StatementRefused refused ? problem.with("statement", refused.sql) : problem;
        return new RetortException(place(thrown).map(at -> known.with("at", at)).orElse(known), thrown);
    }

    private Optional<String> place(Throwable thrown) {
        return giver.map(who -> who.place(thrown)).or(() -> UserCode.lineOfAnybody(thrown));
    }

    private static String said(Throwable thrown) {
        return thrown instanceof SQLException || thrown instanceof StatementRefused
                ? String.valueOf(thrown.getMessage()).replaceAll("\\s*\\n\\s*", " ")
                : thrown.toString();
    }

    private record Statements(List<String> all) implements Work {

        @Override
        public void on(Connection connection) throws Exception {
            try (Statement statement = connection.createStatement()) {
                for (String sql : all) {
                    run(sql, statement);
                }
            }
        }

        private static void run(String sql, Statement statement) throws StatementRefused {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new StatementRefused(sql, e);
            }
        }
    }

    private static final class StatementRefused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String sql;

        StatementRefused(String sql, SQLException cause) {
            super(cause.getMessage(), cause);
            this.sql = sql;
        }
    }
}
