package dev.retort.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction as one writes it by hand: on SQLite by statements, so that the write lock is taken at once. */
record Transaction(Connection connection, boolean sqlite) {

    static Transaction on(Connection connection) throws SQLException {
        return new Transaction(connection, connection.getMetaData().getURL().startsWith("jdbc:sqlite"));
    }

    void begin() throws SQLException {
        if (sqlite) {
            execute("BEGIN IMMEDIATE");
        } else {
            connection.setAutoCommit(false);
        }
    }

    void commit() throws SQLException {
        if (sqlite) {
            execute("COMMIT");
        } else {
            connection.commit();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
