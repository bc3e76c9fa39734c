package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.Transactions;
import java.sql.SQLException;

/**
 * Savepoints in the caller's transaction. Foreign keys stay as they are, since they can't be switched there: where they
 * are enforced, a rebuild is refused.
 */
final class JoinedSession implements Transactions.Session {

    private static final String NAME = "retort_revision";

    private final Pragmas pragmas;
    private boolean open;
    private DanglingRows atBegin = DanglingRows.NONE;

    JoinedSession(Pragmas pragmas) {
        this.pragmas = pragmas;
    }

    @Override
    public boolean isJoined() {
        return true;
    }

    @Override
    public void begin() throws SQLException {
        pragmas.run("SAVEPOINT " + NAME);
        open = true;
        atBegin = DanglingRows.find(pragmas.connection());
    }

    @Override
    public void commit() throws SQLException {
        DanglingRows.find(pragmas.connection()).requireNoneBut(atBegin);
        pragmas.run("RELEASE " + NAME);
        open = false;
    }

    @Override
    public void rollback() throws SQLException {
        if (open) {
            open = false;
            pragmas.run("ROLLBACK TO " + NAME);
            pragmas.run("RELEASE " + NAME);
        }
        pragmas.set("legacy_alter_table", false);
    }

    @Override
    public void close() throws SQLException {
        if (open) {
            rollback();
        }
    }
}
