package dev.retort.catalog.postgresql;

import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A part of a PostgreSQL session that is rolled back at its end: a transaction of its own, or in the caller's one a
 * savepoint, so that this goes on as it was, with its settings, even if a statement was refused.
 */
public final class RolledBack implements AutoCloseable {

    private static final String SAVEPOINT = "retort_aside";

    private final Connection connection;
    private final boolean own;

    private RolledBack(Connection connection, boolean own) {
        this.connection = connection;
        this.own = own;
    }

    /** Begins a part in which something may be changed. */
    public static RolledBack begin(Connection connection) throws SQLException {
        RolledBack part = new RolledBack(connection, !isInTransaction(connection));
        part.enter("");
        return part;
    }

    /**
     * Begins a part that only reads, and in a transaction of its own reads everything as of one moment; see
     * <a href="https://www.postgresql.org/docs/current/transaction-iso.html">transaction isolation</a>.
     */
    static RolledBack reading(Connection connection) throws SQLException {
        return reading(connection, !isInTransaction(connection));
    }

    /** The same on a connection that is known to be in no transaction. */
    static RolledBack readingAlone(Connection connection) throws SQLException {
        return reading(connection, true);
    }

    private static RolledBack reading(Connection connection, boolean own) throws SQLException {
        RolledBack part = new RolledBack(connection, own);
        part.enter("set transaction isolation level repeatable read, read only");
        return part;
    }

    /** One that was begun in SQL leaves the driver's autocommit on; in it, every statement has the same time. */
    private static boolean isInTransaction(Connection connection) throws SQLException {
        return !connection.getAutoCommit() || time(connection).equals(time(connection));
    }

    private static String time(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_catalog.now()::text");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private void enter(String mode) throws SQLException {
        if (!own) {
            run("savepoint " + SAVEPOINT);
            return;
        }
        connection.setAutoCommit(false);
        try {
            if (!mode.isEmpty()) {
                run(mode);
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Sets these for this part; gives the search path, which is as it was. */
    String set(Map<String, String> settings) throws SQLException {
        List<Map.Entry<String, String>> all = List.copyOf(settings.entrySet());
        String query = all.stream()
                .map(setting -> ", pg_catalog.set_config('" + setting.getKey() + "', ?, true)")
                .collect(Collectors.joining("", "select pg_catalog.current_setting('search_path')", ""));
        Object[] values = all.stream().map(Map.Entry::getValue).toArray();
        return new Query(connection, query, values).get(row -> row.getString(1));
    }

    /** Runs a statement in this part. */
    public void run(String sql) throws SQLException {
        Query.run(connection, sql);
    }

    @Override
    public void close() throws SQLException {
        if (own) {
            try {
                connection.rollback();
            } finally {
                connection.setAutoCommit(true);
            }
        } else {
            run("rollback to savepoint " + SAVEPOINT);
            run("release savepoint " + SAVEPOINT);
        }
    }
}
