package dev.retort.dialect.sqlite.session;

import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;

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
        Query.run(connection, sql);
    }

    boolean isOn(String pragma) throws SQLException {
        return number(pragma) != 0;
    }

    long number(String pragma) throws SQLException {
        return new Query(connection, "PRAGMA " + pragma)
                .first(row -> row.getLong(1))
                .orElse(0L);
    }

    void set(String pragma, boolean on) throws SQLException {
        run("PRAGMA " + pragma + (on ? " = ON" : " = OFF"));
    }
}
