package dev.retort.run;

import dev.retort.config.DatabaseUrl;
import dev.retort.dialect.RunLock;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections come from. */
public final class Database {

    private final RunLock.ConnectionSource first;
    private final RunLock.ConnectionSource more;
    private final boolean owned;
    private final Problem unreachable;

    private Database(RunLock.ConnectionSource source, Problem unreachable) {
        this(source, source, true, unreachable);
    }

    private Database(
            RunLock.ConnectionSource first, RunLock.ConnectionSource more, boolean owned, Problem unreachable) {
        this.first = first;
        this.more = more;
        this.owned = owned;
        this.unreachable = unreachable;
    }

    /** A new connection to a URL for each call. */
    public static Database of(DatabaseUrl url) {
        Problem problem = problem();
        for (var fact : url.facts().entrySet()) {
            problem = problem.with(fact.getKey(), fact.getValue());
        }
        return new Database(url::connect, problem);
    }

    /** A connection of a data source for each call; it is given back. */
    public static Database of(DataSource dataSource) {
        return new Database(
                dataSource::getConnection,
                problem().with("data source", dataSource.getClass().getName()));
    }

    /** Always the same connection, which is never closed. */
    public static Database of(Connection connection) {
        Connection shared = unclosable(connection);
        return new Database(() -> connection, () -> shared, false, problem());
    }

    /** No database: for scripts, which need none. */
    public static Database none() {
        RunLock.ConnectionSource refusing = () -> {
            throw new RetortException(Problem.of("no-database", "no database was named, only its kind")
                    .cure("give a url, dataSource or connection"));
        };
        return new Database(refusing, problem());
    }

    private static Problem problem() {
        return Problem.of("database-unreachable", "no connection to the database");
    }

    /**
     * Gives a connection.
     *
     * @throws DatabaseUnreachableException if there is none
     */
    Lease open() {
        try {
            return Lease.of(first.open(), owned);
        } catch (SQLException e) {
            throw new DatabaseUnreachableException(
                    unreachable
                            .with("cause", DatabaseException.serverMessage(e))
                            .cure(cure(e)),
                    e);
        }
    }

    /** Where further connections come from, each of which may be closed. */
    RunLock.ConnectionSource more() {
        return more;
    }

    private static String cure(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("No suitable driver")) {
            return "add the database's driver to the class path: org.postgresql:postgresql or org.xerial:sqlite-jdbc";
        }
        return DatabaseException.cureOfFile(error).orElseGet(() -> cureOfServer(error));
    }

    private static String cureOfServer(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        if (state.startsWith("28")) {
            return "check the user and the password";
        }
        if (state.equals("53300")) {
            return "the server has no connection left for this user: close some, or raise its limit"
                    + " (ALTER ROLE … CONNECTION LIMIT, or max_connections)";
        }
        return state.equals("3D000")
                ? "create the database, or correct its name"
                : "check the URL, and that the server is running";
    }

    /** A connection that is closed only if it was opened for this; a pool gets it back as it was. */
    record Lease(Connection connection, boolean owned, boolean autoCommit) implements AutoCloseable {

        /** A pool's connections may have auto-commit off, which would begin a transaction with the first query. */
        private static Lease of(Connection connection, boolean owned) throws SQLException {
            boolean autoCommit = connection.getAutoCommit();
            if (owned && !autoCommit) {
                connection.setAutoCommit(true);
            }
            return new Lease(connection, owned, autoCommit);
        }

        @Override
        public void close() throws SQLException {
            if (owned) {
                try (connection) {
                    if (!autoCommit && !connection.isClosed()) {
                        connection.setAutoCommit(false);
                    }
                }
            }
        }
    }

    /** A caller's connection as seen by what would close it: closing does nothing. */
    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Database.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
