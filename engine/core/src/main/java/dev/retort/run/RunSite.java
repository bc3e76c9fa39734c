package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.RunLock;
import dev.retort.dialect.Transactions;
import dev.retort.dialect.Transactions.Timeouts;
import java.sql.Connection;

/**
 * Where a run happens.
 *
 * @param dialect the kind of database
 * @param target where statements go
 * @param session begins and ends transactions there
 * @param lock keeps other runs out; nothing where there is nobody to keep out
 */
record RunSite(Dialect dialect, StatementTarget target, Transactions.Session session, RunLock.Held lock) {

    /** A site without a lock. */
    RunSite(Dialect dialect, StatementTarget target, Transactions.Session session) {
        this(dialect, target, session, () -> {});
    }

    /** A site on a connection. */
    static RunSite on(Connection connection, Dialect dialect, Transactions.Session session) {
        return new RunSite(dialect, new ConnectionTarget(connection, session.isJoined()), session);
    }

    /** The same with a lock that was taken. */
    RunSite locked(RunLock.Held held) {
        return new RunSite(dialect, target, session, held);
    }

    CurrentTransaction transaction(Timeouts timeouts) {
        return new CurrentTransaction(target, session, dialect.transactions().transactionTimeouts(timeouts));
    }
}
