package dev.retort.run;

import dev.retort.dialect.Transactions;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;

/** Knows whether a transaction is open, and steps out of it for what can't run in one. */
final class CurrentTransaction {

    private final StatementTarget target;
    private final Transactions.Session session;
    private final List<String> atBegin;
    private boolean open;
    private boolean partlyCommitted;

    /** Transactions that begin with statements such as {@code SET LOCAL}. */
    CurrentTransaction(StatementTarget target, Transactions.Session session, List<String> atBegin) {
        this.target = target;
        this.session = session;
        this.atBegin = List.copyOf(atBegin);
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
            limit();
        }
    }

    /** Sets the limits of time again, which a script can't put back one by one. */
    void limit() throws SQLException {
        for (String setting : atBegin) {
            target.execute(setting);
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

    /**
     * Refuses what must run outside of a transaction if the caller's own is open.
     *
     * @throws RetortException code {@code transaction-joined}
     */
    void requireOwn() {
        if (session.isJoined()) {
            throw new RetortException(Problem.of(
                            "transaction-joined",
                            "this can't run in a transaction, but the run is part of the caller's")
                    .cure("use a connection without an open transaction"));
        }
    }

    /**
     * Commits what is open, runs a statement outside of any transaction, and opens one again if one was open.
     *
     * @return what the server said of it
     */
    List<SQLWarning> executeOutside(String sql) throws SQLException {
        List<SQLWarning> warnings = new ArrayList<>();
        outside(() -> warnings.addAll(target.execute(sql)));
        return warnings;
    }

    /** Commits what is open, does something outside of any transaction, and opens one again if one was open. */
    void outside(Work work) throws SQLException {
        requireOwn();
        boolean before = open;
        commit();
        partlyCommitted |= before;
        work.run();
        partlyCommitted = true;
        if (before) {
            begin();
        }
    }

    /** What is to be done. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }
}
