package dev.retort.run;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.operation.Row;
import dev.retort.operation.SourceLine;
import dev.retort.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the statements of one step, in its transaction or outside of it, and tells the listeners. */
final class StatementRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);

    private final Connection connection;
    private final CurrentTransaction transaction;
    private final List<RunListener> listeners;
    private final Step step;

    StatementRunner(Connection connection, CurrentTransaction transaction, List<RunListener> listeners, Step step) {
        this.connection = connection;
        this.transaction = transaction;
        this.listeners = listeners;
        this.step = step;
    }

    CatalogReader catalog() {
        return (sql, parameters) -> {
            try {
                return query(sql, parameters);
            } catch (SQLException e) {
                throw StatementFailedException.query(sql, e);
            }
        };
    }

    List<Row> query(String sql, Object... parameters) throws SQLException {
        return transaction.inside(() -> new JdbcCatalog(connection).query(sql, parameters));
    }

    /** Does something outside of the transaction, so that it is left once for several statements. */
    void outside(Runnable work) throws SQLException {
        transaction.outside(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs a statement.
     *
     * @param number which of its operation's statements it is, from 1, of {@code total}
     * @throws StatementFailedException if the database refuses it
     */
    void run(SqlStatement statement, String operation, Optional<SourceLine> source, int number, int total) {
        boolean transactional = statement.transactional() && transaction.isOpen();
        StatementRun run = new StatementRun(
                id(), step.direction(), operation, statement.sql(), source, transactional, number, total);
        listeners.forEach(listener -> listener.beforeStatement(run));
        long start = System.nanoTime();
        try {
            if (transactional) {
                execute(statement.sql());
            } else {
                transaction.outside(() -> execute(statement.sql()));
            }
        } catch (SQLException e) {
            throw StatementFailedException.of(run, e);
        }
        long nanos = System.nanoTime() - start;
        LOG.debug("{} ms: {}", nanos / 1_000_000, statement.sql());
        listeners.forEach(listener -> listener.afterStatement(run, nanos));
    }

    private String id() {
        return step.revision().map(dev.retort.revision.Revision::id).orElse("");
    }

    /** Word for word: JDBC's own escapes in braces are switched off. */
    private boolean execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.execute(sql);
        }
    }
}
