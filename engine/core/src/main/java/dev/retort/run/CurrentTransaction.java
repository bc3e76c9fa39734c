package dev.retort.run;

import dev.retort.dialect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/** Knows whether a transaction is open, and steps out of it for what can't run in one. */
final class CurrentTransaction {

    private final Connection connection;
    private final Transactions.Session session;
    private boolean open;
    private boolean partlyCommitted;

    CurrentTransaction(Connection connection, Transactions.Session session) {
        this.connection = connection;
        this.session = session;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether something of the present step was committed before the step's end. */
    boolean isPartlyCommitted() {
        return partlyCommitted;
    }

    void stepBegins() {
        partlyCommitted = false;
    }

    void begin() throws SQLException {
        if (!open) {
            session.begin();
            open = true;
        }
    }

    void commit() throws SQLException {
        if (open) {
            session.commit();
            open = false;
        }
    }

    void rollback() throws SQLException {
        open = false;
        session.rollback();
    }

    /** Does something inside the open transaction, or, if none is open, in one for each statement. */
    <T> T inside(Work<T> work) throws SQLException {
        return open ? work.run() : autocommitted(work);
    }

    /** Commits what is open, does something outside of any transaction, and opens one again if one was open. */
    <T> T outside(Work<T> work) throws SQLException {
        boolean before = open;
        commit();
        partlyCommitted |= before;
        T result = autocommitted(work);
        partlyCommitted = true;
        if (before) {
            begin();
        }
        return result;
    }

    private <T> T autocommitted(Work<T> work) throws SQLException {
        if (connection.getAutoCommit()) {
            return work.run();
        }
        connection.setAutoCommit(true);
        try {
            return work.run();
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** What is to be done. */
    interface Work<T> {
        T run() throws SQLException;
    }
}
