package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.SessionLeak;
import dev.retort.dialect.Transactions;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A connection whose transactions are the run's. */
final class OpenSession implements Transactions.Session {

    private final Connection connection;
    private final boolean autoCommit;
    private final SessionWatch watch;

    /**
     * A connection in auto-commit mode.
     *
     * @param autoCommit the mode to which closing leads back
     */
    OpenSession(Connection connection, boolean autoCommit) throws SQLException {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.watch = new SessionWatch(connection, false);
    }

    @Override
    public List<QualifiedName> locate(List<QualifiedName> tables) throws SQLException {
        return OwnTables.locate(connection, tables);
    }

    @Override
    public void begin() throws SQLException {
        connection.setAutoCommit(false);
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

    @Override
    public void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        watch.committed();
    }

    @Override
    public void rollback() throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
            watch.rolledBack();
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            rollback();
            watch.putBack(false);
            connection.setAutoCommit(autoCommit);
        }
    }
}
