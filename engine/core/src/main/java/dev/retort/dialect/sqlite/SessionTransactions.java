package dev.retort.dialect.sqlite;

import dev.retort.dialect.Transactions;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Real transactions with DDL in them: the driver stays in auto-commit mode and BEGIN IMMEDIATE, COMMIT and ROLLBACK are
 * sent as statements, so that the write lock is taken at the beginning. Foreign keys are off for the whole run, since
 * {@code PRAGMA foreign_keys} <a href="https://www.sqlite.org/pragma.html#pragma_foreign_keys">does nothing in a
 * transaction</a>; each commit checks them instead.
 */
final class SessionTransactions implements Transactions {

    @Override
    public Session prepare(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw open(
                    "the connection isn't in auto-commit mode, and SQLite's driver opens a transaction at once then");
        }
        Pragmas pragmas = new Pragmas(connection);
        try {
            pragmas.run("BEGIN");
        } catch (SQLException nested) {
            if (String.valueOf(nested.getMessage()).contains("within a transaction")) {
                throw open("a transaction is open on the connection");
            }
            throw nested;
        }
        pragmas.run("ROLLBACK");
        boolean foreignKeys = pragmas.isOn("foreign_keys");
        boolean legacy = pragmas.isOn("legacy_alter_table");
        pragmas.set("foreign_keys", false);
        pragmas.set("legacy_alter_table", false);
        return new PreparedSession(pragmas, foreignKeys, legacy);
    }

    private static RetortException open(String reason) {
        return new RetortException(Problem.of("transaction-open", "migrations can't run on this connection")
                .with("reason", reason)
                .cure("commit or roll back first and call setAutoCommit(true), or give a connection of its own"));
    }
}
