package dev.retort.junit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
        within(statement -> statement.execute(sql));
    }

    /** The first column of each row. */
    List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        within(statement -> {
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        });
        return values;
    }

    private void within(Work work) throws SQLException {
        Connection connection = borrow();
        try (Statement statement = connection.createStatement()) {
            work.on(statement);
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

    /** What is done with a statement. */
    @FunctionalInterface
    private interface Work {
        void on(Statement statement) throws SQLException;
    }
}
