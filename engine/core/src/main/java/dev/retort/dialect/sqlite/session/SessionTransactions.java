package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.Transactions;
import dev.retort.dialect.Transactions.Timeouts;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Real transactions with DDL in them: the driver stays in auto-commit mode and BEGIN IMMEDIATE, COMMIT and ROLLBACK are
 * sent as statements, so that the write lock is taken at the beginning. Foreign keys are off for the whole run, since
 * {@code PRAGMA foreign_keys} <a href="https://www.sqlite.org/pragma.html#pragma_foreign_keys">does nothing in a
 * transaction</a>; each commit checks them instead.
 */
public final class SessionTransactions implements Transactions {

    @Override
    public Session prepare(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw open("auto-commit is off, so SQLite's driver opens a transaction at once");
        }
        Pragmas pragmas = new Pragmas(connection);
        if (isInTransaction(pragmas)) {
            throw open("a transaction is open on the connection");
        }
        return new WatchedSession.Own(pragmas);
    }

    /** In the driver's own mode without auto-commit, a transaction counts as open. */
    @Override
    public Session join(Connection connection) throws SQLException {
        boolean joined = !connection.getAutoCommit() || isInTransaction(new Pragmas(connection));
        return joined ? new WatchedSession.Joined(new Pragmas(connection)) : prepare(connection);
    }

    @Override
    public List<String> sessionTimeouts(Timeouts timeouts) {
        return timeouts.lockWait().map(it -> "PRAGMA busy_timeout = " + it.toMillis()).stream()
                .toList();
    }

    /** SQLite has no limit for the time that a statement takes. */
    @Override
    public List<String> transactionTimeouts(Timeouts timeouts) {
        return List.of();
    }

    private static boolean isInTransaction(Pragmas pragmas) throws SQLException {
        try {
            pragmas.run("BEGIN");
            pragmas.run("ROLLBACK");
            return false;
        } catch (SQLException error) {
            if (String.valueOf(error.getMessage()).contains("within a transaction")) {
                return true;
            }
            throw error;
        }
    }

    private static RetortException open(String reason) {
        return new RetortException(Problem.of("transaction-open", "migrations can't run on this connection")
                .with("reason", reason)
                .cure("commit or roll back first and call setAutoCommit(true), or use a separate connection"));
    }
}
