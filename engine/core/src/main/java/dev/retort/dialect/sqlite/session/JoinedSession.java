package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.SessionLeak;
import dev.retort.dialect.Transactions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Savepoints in the caller's transaction. Foreign keys stay as they are, since they can't be switched there: where they
 * are enforced, what would delete rows by the way is refused, and rows may point to others that come later in the same
 * revision, as on a connection of its own.
 */
final class JoinedSession implements Transactions.Session {

    private static final String NAME = "retort_revision";
    private static final String DEFER = "defer_foreign_keys";

    private final Pragmas pragmas;
    private final SessionWatch watch;
    private final Optional<EnforcedKeys> keys;
    private boolean open;
    private boolean deferred;
    private DanglingRows atBegin = DanglingRows.NONE;

    JoinedSession(Pragmas pragmas) throws SQLException {
        this.pragmas = pragmas;
        this.watch = new SessionWatch(pragmas, List.of(DEFER));
        this.keys =
                pragmas.isOn("foreign_keys") ? Optional.of(new EnforcedKeys(pragmas.connection())) : Optional.empty();
    }

    @Override
    public boolean isJoined() {
        return true;
    }

    @Override
    public void begin() throws SQLException {
        pragmas.run("SAVEPOINT " + NAME);
        open = true;
        deferred = pragmas.isOn(DEFER);
        pragmas.set(DEFER, true);
        atBegin = DanglingRows.find(pragmas.connection());
    }

    @Override
    public void beforeStatement(String sql) throws SQLException {
        if (keys.isPresent()) {
            keys.get().check(sql);
        }
        watch.beforeStatement(sql);
    }

    @Override
    public List<String> putBack(boolean transactionEnds) throws SQLException {
        return watch.putBack(true);
    }

    @Override
    public List<SessionLeak> leaks() {
        return watch.leaks();
    }

    @Override
    public void commit() throws SQLException {
        DanglingRows.find(pragmas.connection()).requireNoneBut(atBegin);
        pragmas.run("RELEASE " + NAME);
        open = false;
        pragmas.set(DEFER, deferred);
    }

    @Override
    public void rollback() throws SQLException {
        if (open) {
            open = false;
            pragmas.run("ROLLBACK TO " + NAME);
            pragmas.run("RELEASE " + NAME);
            pragmas.set(DEFER, deferred);
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
