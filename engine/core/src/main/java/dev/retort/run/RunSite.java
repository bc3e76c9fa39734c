package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Transactions;
import dev.retort.dialect.Transactions.Timeouts;
import java.sql.Connection;

/**
 * Where a run happens.
 *
 * @param dialect the kind of database
 * @param target where statements go
 * @param session begins and ends transactions there
 */
record RunSite(Dialect dialect, StatementTarget target, Transactions.Session session) {

    /** A site on a connection. */
    static RunSite on(Connection connection, Dialect dialect, Transactions.Session session) {
        return new RunSite(dialect, new ConnectionTarget(connection, session.isJoined()), session);
    }

    CurrentTransaction transaction(Timeouts timeouts) {
        return new CurrentTransaction(target, session, dialect.transactions().transactionTimeouts(timeouts));
    }
}
