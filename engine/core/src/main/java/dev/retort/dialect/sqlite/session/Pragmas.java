package dev.retort.dialect.sqlite.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Settings of one connection, and statements that give no rows. */
public final class Pragmas {

    private final Connection connection;

    /** Speaks to this connection, which stays the caller's. */
    public Pragmas(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Runs a statement that gives no rows. */
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    boolean isOn(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    long number(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    void set(String pragma, boolean on) throws SQLException {
        run("PRAGMA " + pragma + (on ? " = ON" : " = OFF"));
    }
}
