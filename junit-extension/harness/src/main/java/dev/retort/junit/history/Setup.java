package dev.retort.junit.history;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.rows.UserCode;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;

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
            for (String sql : all) {
                try {
                    Query.run(connection, sql);
                } catch (SQLException e) {
                    throw new StatementRefused(sql, e);
                }
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

    /** Readies each new connection, as an application's own pool would. */
    public static final class SetupDataSource implements DataSource {

        /** Opens a connection. */
        @FunctionalInterface
        public interface Opening {

            /** Opens one; the caller closes it. */
            Connection open() throws SQLException;
        }

        private final DataSource source;
        private final Opening opening;
        private final List<Setup> setups;

        /** A source whose connections are opened in another way and readied by these. */
        public SetupDataSource(DataSource source, Opening opening, List<Setup> setups) {
            this.source = source;
            this.opening = opening;
            this.setups = List.copyOf(setups);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return ready(opening.open());
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return ready(source.getConnection(username, password));
        }

        private Connection ready(Connection connection) throws SQLException {
            try {
                setups.forEach(setup -> setup.apply(connection));
                return connection;
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return source.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            source.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            source.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return source.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            return source.getParentLogger();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return source.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return source.isWrapperFor(type);
        }
    }
}
