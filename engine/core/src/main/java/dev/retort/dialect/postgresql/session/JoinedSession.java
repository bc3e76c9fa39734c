package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Savepoints in the caller's transaction. What a migration sets stays set, as the caller's own statements would do. */
final class JoinedSession implements Transactions.Session {

    private static final String NAME = "retort_revision";

    private final Connection connection;
    private boolean open;

    JoinedSession(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean isJoined() {
        return true;
    }

    @Override
    public void begin() throws SQLException {
        run("SAVEPOINT " + NAME);
        open = true;
    }

    /** Deferred constraints are the caller's to check, at the end of the transaction. */
    @Override
    public void commit() throws SQLException {
        run("RELEASE SAVEPOINT " + NAME);
        open = false;
    }

    @Override
    public void rollback() throws SQLException {
        if (open) {
            open = false;
            run("ROLLBACK TO SAVEPOINT " + NAME);
            run("RELEASE SAVEPOINT " + NAME);
        }
    }

    @Override
    public void close() throws SQLException {
        rollback();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
