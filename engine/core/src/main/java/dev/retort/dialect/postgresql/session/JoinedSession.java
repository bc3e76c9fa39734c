package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.SessionLeak;
import dev.retort.dialect.Transactions;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Savepoints in the caller's transaction. */
final class JoinedSession implements Transactions.Session {

    private static final String NAME = "retort_revision";

    private final Connection connection;
    private final SessionWatch watch;
    private boolean open;

    JoinedSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.watch = new SessionWatch(connection, true);
    }

    @Override
    public boolean isJoined() {
        return true;
    }

    @Override
    public List<QualifiedName> locate(List<QualifiedName> tables) throws SQLException {
        return OwnTables.locate(connection, tables);
    }

    @Override
    public void begin() throws SQLException {
        run("SAVEPOINT " + NAME);
        open = true;
    }

    @Override
    public void beforeStatement(String sql) throws SQLException {
        watch.beforeStatement(sql);
    }

    @Override
    public List<String> putBack(boolean transactionEnds) throws SQLException {
        return watch.putBack(transactionEnds);
    }

    @Override
    public List<SessionLeak> leaks() {
        return watch.leaks();
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
            watch.rolledBack();
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
