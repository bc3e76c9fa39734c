package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.NothingDone;
import dev.retort.dialect.SessionLeak;
import dev.retort.dialect.Transactions;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection of a run, on which what migrations leave behind is put back; its transactions are the run's or the caller's. */
abstract class WatchedSession implements Transactions.Session {

    private static final String SCHEMAS =
            """
            SELECT coalesce((SELECT n.nspname FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE c.oid = to_regclass(quote_ident(t.name))), current_schema())
            FROM unnest(?::text[]) WITH ORDINALITY t (name, place) ORDER BY place""";

    final Connection connection;
    final SessionWatch watch;

    private WatchedSession(Connection connection, boolean joined) throws SQLException {
        this.connection = connection;
        this.watch = new SessionWatch(connection, joined);
    }

    /** The names with the schema in which the search path finds them, or would create them; as they are if it has none. */
    @Override
    public List<QualifiedName> locate(List<QualifiedName> tables) throws SQLException {
        if (tables.stream().allMatch(table -> table.schema().isPresent())) {
            return tables;
        }
        List<QualifiedName> located = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SCHEMAS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", tables.stream().map(QualifiedName::name).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                for (QualifiedName table : tables) {
                    row.next();
                    String schema = row.getString(1);
                    boolean known = table.schema().isPresent() || schema == null;
                    located.add(known ? table : QualifiedName.of(schema, table.name()));
                }
            }
        }
        return List.copyOf(located);
    }

    @Override
    public void beforeStatement(String sql) throws SQLException {
        watch.beforeStatement(sql);
    }

    @Override
    public Optional<NothingDone> nothingDone(String sql, List<SQLWarning> warnings) {
        return Notices.skipped(sql, warnings);
    }

    /** Asks the driver, which sends it on a connection of its own; another driver's statements run to their end. */
    @Override
    public void cancelStatement() throws SQLException {
        Connection driver = SessionTransactions.driverConnection(connection);
        try {
            driver.getClass().getMethod("cancelQuery").invoke(driver);
        } catch (ReflectiveOperationException cannot) {
            throw new SQLException("the driver " + driver.getClass().getName() + " can't cancel statements", cannot);
        }
    }

    @Override
    public List<String> putBack(boolean transactionEnds) throws SQLException {
        return watch.putBack(transactionEnds);
    }

    @Override
    public List<SessionLeak> leaks() {
        return watch.leaks();
    }

    /** The run's own transactions. */
    static final class Own extends WatchedSession {

        private final boolean autoCommit;

        /**
         * A connection in auto-commit mode.
         *
         * @param autoCommit the mode to which closing leads back
         */
        Own(Connection connection, boolean autoCommit) throws SQLException {
            super(connection, false);
            this.autoCommit = autoCommit;
        }

        @Override
        public void begin() throws SQLException {
            connection.setAutoCommit(false);
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

    /** Savepoints in the caller's transaction. */
    static final class Joined extends WatchedSession {

        private static final String NAME = "retort_revision";

        private boolean open;

        Joined(Connection connection) throws SQLException {
            super(connection, true);
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
                watch.rolledBack();
            }
        }

        @Override
        public void close() throws SQLException {
            rollback();
        }

        private void run(String sql) throws SQLException {
            Query.run(connection, sql);
        }
    }
}
