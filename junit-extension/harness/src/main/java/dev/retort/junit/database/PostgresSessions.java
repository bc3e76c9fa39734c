package dev.retort.junit.database;

import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.postgresql.ds.PGSimpleDataSource;

/** The sessions in which databases are created and dropped; as many as there are threads that do so at once. */
final class PostgresSessions implements AutoCloseable {

    private final PGSimpleDataSource source;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    PostgresSessions(PostgresAddress address, String applicationName) {
        String database = address.database().isEmpty() ? "postgres" : address.database();
        source = source(address.url(database));
        source.setApplicationName(applicationName);
    }

    static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    void execute(String sql) throws SQLException {
        within(connection -> {
            Query.run(connection, sql);
            return true;
        });
    }

    /** The first column of each row. */
    List<String> query(String sql) throws SQLException {
        return within(connection -> new Query(connection, sql).list(row -> row.getString(1)));
    }

    private <T> T within(Work<T> work) throws SQLException {
        Connection connection = borrow();
        try {
            return work.on(connection);
        } finally {
            giveBack(connection);
        }
    }

    private Connection borrow() throws SQLException {
        Connection connection = idle.pollFirst();
        return connection == null ? source.getConnection() : connection;
    }

    private void giveBack(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            idle.addFirst(connection);
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            try {
                connection.close();
            } catch (SQLException e) {
                // The server ends the session when the socket is gone.
                System.getLogger(PostgresSessions.class.getName())
                        .log(System.Logger.Level.DEBUG, "a session does not close: " + e.getMessage());
            }
        }
    }

    /** What is done in a session. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
