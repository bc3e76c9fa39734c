package dev.retort.junit.generation;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;

/** The connection that rows go through, in a transaction: what fails leaves no trace, and statements are counted. */
final class Session {

    private static final String SAVEPOINT = "retort_rows";

    private final Connection connection;
    private final DatabaseKind database;
    private int statements;

    Session(Connection connection, DatabaseKind database) {
        this.connection = connection;
        this.database = database;
    }

    /** What may fail. */
    @FunctionalInterface
    interface Attempt {
        void run() throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    DatabaseKind database() {
        return database;
    }

    int statements() {
        return statements;
    }

    /**
     * Runs something that leaves no trace if it fails.
     *
     * @throws TransactionLostException if not only the attempt is gone, but all before it
     */
    void guarded(Attempt attempt) throws SQLException {
        statements++;
        Query.run(connection, "SAVEPOINT " + SAVEPOINT);
        try {
            attempt.run();
        } catch (SQLException e) {
            goBack(e);
            throw e;
        }
        release();
    }

    /** Runs something of which nothing is to stay. */
    void undone(Attempt attempt) throws SQLException {
        statements++;
        Query.run(connection, "SAVEPOINT " + SAVEPOINT);
        try {
            attempt.run();
        } finally {
            Query.run(connection, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            Query.run(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
        }
    }

    /** A deferred check may refuse at the release of SQLite's outermost savepoint only, which this never is. */
    private void release() throws SQLException {
        try {
            Query.run(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            goBack(e);
            throw e;
        }
    }

    private void goBack(SQLException failure) throws SQLException {
        try {
            Query.run(connection, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            Query.run(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException gone) {
            gone.addSuppressed(failure);
            throw new TransactionLostException(failure, gone);
        }
    }

    /** A trigger rolled everything back. */
    static final class TransactionLostException extends SQLException {

        private static final long serialVersionUID = 1L;

        TransactionLostException(SQLException failure, SQLException gone) {
            super(failure.getMessage(), failure.getSQLState(), gone);
        }
    }
}
