package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.Timeouts;
import dev.retort.dialect.Transactions;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Transactions by the driver's auto-commit: on between revisions, so that nothing stays open there, and off inside. A
 * connection on which a transaction is open already is refused: committing it would commit what isn't ours.
 */
public final class SessionTransactions implements Transactions {

    @Override
    public Session prepare(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (OpenTransaction.isOpen(connection)) {
            throw new InvalidOperationException(
                    Problem.of("transaction-open", "the connection is already in a transaction")
                            .with("auto-commit", autoCommit ? "on" : "off")
                            .cure("commit or roll back before the run, or use a separate connection; with"
                                    + " auto-commit off, any query begins a transaction"));
        }
        connection.setAutoCommit(true);
        return new WatchedSession.Own(connection, autoCommit);
    }

    @Override
    public Session join(Connection connection) throws SQLException {
        return OpenTransaction.isOpen(connection) ? new WatchedSession.Joined(connection) : prepare(connection);
    }

    @Override
    public List<String> sessionTimeouts(Timeouts timeouts) {
        return List.of();
    }

    /**
     * Settings that end with the transaction.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-client.html">lock_timeout</a>
     */
    @Override
    public List<String> transactionTimeouts(Timeouts timeouts) {
        return Stream.of(
                        setting("lock_timeout", timeouts.lockWait()),
                        setting("statement_timeout", timeouts.statement()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> setting(String name, Optional<Duration> value) {
        return value.map(it -> "SET LOCAL " + name + " = '" + it.toMillis() + "ms'");
    }
}
