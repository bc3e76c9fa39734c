package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.Transactions;
import dev.retort.dialect.Transactions.Timeouts;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Transactions by the driver's auto-commit: on between revisions, so that nothing stays open there, and off inside. A
 * connection on which a transaction is open already is refused: committing it would commit what isn't ours.
 */
public final class SessionTransactions implements Transactions {

    private static final String DRIVER_CONNECTION = "org.postgresql.core.BaseConnection";
    private static final String FAILED_TRANSACTION = "25P02";

    private static final String SCHEMAS =
            """
            SELECT nspname FROM pg_catalog.pg_namespace
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'USAGE') ORDER BY 1""";

    @Override
    public Session prepare(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (isOpen(connection)) {
            throw new InvalidOperationException(
                    Problem.of("transaction-open", "the connection is already in a transaction")
                            .with("auto-commit", autoCommit ? "on" : "off")
                            .cure("commit or roll back before the run, or use a separate connection; with"
                                    + " auto-commit off, any query begins a transaction"));
        }
        connection.setAutoCommit(true);
        requireStandardStrings(connection);
        return new WatchedSession.Own(connection, autoCommit);
    }

    @Override
    public Session join(Connection connection) throws SQLException {
        return isOpen(connection) ? new WatchedSession.Joined(connection) : prepare(connection);
    }

    /**
     * Without that setting a backslash before a quote hides it, and scripts would be split elsewhere than the server does.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-compatible.html">the setting</a>
     */
    private static void requireStandardStrings(Connection connection) throws SQLException {
        if (new Query(connection, "SHOW standard_conforming_strings").get(row -> "off".equals(row.getString(1)))) {
            throw new InvalidOperationException(
                    Problem.of("old-strings", "standard_conforming_strings is off in this session")
                            .with("found", "backslashes in strings are escapes, which isn't how scripts are read")
                            .cure("switch it on for the user or the database, such as ALTER ROLE … SET"
                                    + " standard_conforming_strings = on, and write E'…' where strings have escapes"));
        }
    }

    @Override
    public void requireSchema(Connection connection) throws SQLException {
        record Path(String shown, boolean leadsNowhere) {}

        Path path = new Query(connection, "SELECT current_setting('search_path'), current_schema() IS NULL")
                .get(row -> new Path(row.getString(1), row.getBoolean(2)));
        if (path.leadsNowhere()) {
            List<String> there = new ArrayList<>();
            new Query(connection, SCHEMAS).each(row -> there.add(row.getString(1)));
            throw new InvalidOperationException(Problem.of(
                            "no-schema", "no schema of the search path is there, or this user may not use it")
                    .with("search_path", path.shown())
                    .with("schemas", there.isEmpty() ? "none" : String.join(", ", there))
                    .cure("create the schema, CREATE SCHEMA …; or name another one where the path comes from: in the"
                            + " URL, currentSchema=…, for the user, ALTER ROLE … SET search_path = …, or for the"
                            + " database; or name that of our tables: version_table = \"schema.retort_version\""));
        }
    }

    @Override
    public List<String> sessionTimeouts(Timeouts timeouts) {
        return List.of();
    }

    /**
     * Settings that end with the transaction.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-client.html">lock_timeout</a>
     */
    @Override
    public List<String> transactionTimeouts(Timeouts timeouts) {
        return Stream.of(
                        setting("lock_timeout", timeouts.lockWait()),
                        setting("statement_timeout", timeouts.statement()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> setting(String name, Optional<Duration> value) {
        return value.map(it -> "SET LOCAL " + name + " = '" + it.toMillis() + "ms'");
    }

    /** Asks the driver, which knows without a query; a foreign driver is asked through the server. */
    static boolean isOpen(Connection connection) throws SQLException {
        try {
            Connection driver = driverConnection(connection);
            Class<?> type =
                    Class.forName(DRIVER_CONNECTION, false, driver.getClass().getClassLoader());
            if (!type.isInstance(driver)) {
                return hasWritten(connection);
            }
            Object state = type.getMethod("getTransactionState").invoke(driver);
            return !String.valueOf(state).equals("IDLE");
        } catch (ReflectiveOperationException unknownDriver) {
            return hasWritten(connection);
        }
    }

    /** The driver's own connection below a pool's. */
    static Connection driverConnection(Connection connection) throws SQLException {
        for (Class<?> type = connection.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith("org.postgresql.")) {
                return connection;
            }
        }
        return connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
    }

    /** A transaction that only reads isn't seen this way; committing it does no harm. */
    private static boolean hasWritten(Connection connection) throws SQLException {
        try {
            return new Query(connection, "SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
                    .get(row -> row.getBoolean(1));
        } catch (SQLException error) {
            if (FAILED_TRANSACTION.equals(error.getSQLState())) {
                return true;
            }
            throw error;
        }
    }
}
