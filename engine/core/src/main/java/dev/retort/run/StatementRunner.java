package dev.retort.run;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.Transactions;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Step;
import dev.retort.row.Row;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;

/** Runs the statements of one step, in its transaction or outside of it, and tells the listeners. */
final class StatementRunner {

    private final StatementTarget target;
    private final Transactions.Session session;
    private final CurrentTransaction transaction;
    private final List<RunListener> listeners;
    private final Step step;

    StatementRunner(RunSite site, CurrentTransaction transaction, List<RunListener> listeners, Step step) {
        this.target = site.target();
        this.session = site.session();
        this.transaction = transaction;
        this.listeners = listeners;
        this.step = step;
    }

    StatementTarget target() {
        return target;
    }

    /** Whether a statement is going to be a part of the step's transaction. */
    boolean isTransactional(SqlStatement statement) {
        return statement.transactional() && transaction.isOpen();
    }

    /** Answers a migration's own query, which may call a function that changes the session. */
    List<Row> read(String sql, Object... parameters) {
        try {
            session.beforeStatement(sql);
        } catch (SQLException e) {
            throw StatementFailedException.query(sql, e);
        }
        return target.read(sql, parameters);
    }

    /** Does something outside of the transaction, so that it is left once for several statements. */
    void outside(Runnable work) throws SQLException {
        transaction.outside(work::run);
    }

    /**
     * Runs a statement.
     *
     * @param number which of its operation's statements it is, from 1, of {@code total}
     * @throws StatementFailedException if the database refuses it
     * @throws RetortException if it must find nothing and finds a row
     */
    void run(SqlStatement statement, String operation, Optional<SourceLine> source, int number, int total) {
        boolean transactional = isTransactional(statement);
        StatementRun run = new StatementRun(
                id(), step.direction(), operation, statement.sql(), source, transactional, number, total);
        listeners.forEach(listener -> listener.beforeStatement(run));
        long start = System.nanoTime();
        try {
            session.beforeStatement(statement.sql());
            if (statement.ifFound().isPresent()) {
                requireNoRows(statement, statement.ifFound().get());
            } else {
                List<SQLWarning> warnings =
                        transactional ? target.execute(statement.sql()) : transaction.executeOutside(statement.sql());
                session.nothingDone(statement.sql(), warnings)
                        .ifPresent(what -> listeners.forEach(listener -> listener.nothingDone(run, what)));
            }
        } catch (SQLException e) {
            throw StatementFailedException.of(run, e);
        }
        long nanos = System.nanoTime() - start;
        listeners.forEach(listener -> listener.afterStatement(run, nanos));
    }

    private void requireNoRows(SqlStatement query, Problem ifFound) {
        if (!target.hasRows()) {
            target.requireNoRows(ifFound.summary(), "SELECT 1 FROM (" + query.sql() + ") found");
            return;
        }
        query.problem(target.query(query.sql())).ifPresent(problem -> {
            throw new RetortException(problem);
        });
    }

    private String id() {
        return step.revision().map(dev.retort.revision.Revision::id).orElse("");
    }
}
