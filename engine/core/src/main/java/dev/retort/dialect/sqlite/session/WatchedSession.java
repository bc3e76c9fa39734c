package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.NothingDone;
import dev.retort.dialect.SessionLeak;
import dev.retort.dialect.Transactions;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;

/** A connection of a run, on which what migrations leave behind is put back; its transactions are the run's or the caller's. */
abstract class WatchedSession implements Transactions.Session {

    private static final String LEGACY = "legacy_alter_table";

    final Pragmas pragmas;
    final SessionWatch watch;
    private final SchemaCookies cookies;
    boolean open;
    DanglingRows atBegin = DanglingRows.NONE;

    private WatchedSession(Pragmas pragmas, List<String> watched) {
        this.pragmas = pragmas;
        this.watch = new SessionWatch(pragmas, watched);
        this.cookies = new SchemaCookies(pragmas);
    }

    @Override
    public void beforeStatement(String sql) throws SQLException {
        watch.beforeStatement(sql);
        cookies.beforeStatement(sql);
    }

    @Override
    public Optional<NothingDone> nothingDone(String sql, List<SQLWarning> warnings) throws SQLException {
        return cookies.nothingDone();
    }

    /** Any statement of the driver ends what runs on its connection. It isn't closed, which would wait for that. */
    @Override
    public void cancelStatement() throws SQLException {
        pragmas.connection().createStatement().cancel();
    }

    @Override
    public List<String> putBack(boolean transactionEnds) throws SQLException {
        return watch.putBack(open);
    }

    @Override
    public List<SessionLeak> leaks() {
        return watch.leaks();
    }

    /** The run's own transactions; foreign keys are off until it is closed. */
    static final class Own extends WatchedSession {

        private final boolean foreignKeys;
        private final boolean legacy;
        private final long busyMillis;
        private final TouchedTables touched;
        private boolean looked;

        /** Switches the foreign keys off, and what keeps renames from views and triggers. */
        Own(Pragmas pragmas) throws SQLException {
            super(pragmas, List.of());
            touched = new TouchedTables(pragmas.connection());
            foreignKeys = pragmas.isOn("foreign_keys");
            legacy = pragmas.isOn(LEGACY);
            busyMillis = pragmas.number("busy_timeout");
            pragmas.set("foreign_keys", false);
            pragmas.set(LEGACY, false);
        }

        @Override
        public void begin() throws SQLException {
            pragmas.run("BEGIN IMMEDIATE");
            open = true;
            if (!looked) {
                atBegin = DanglingRows.find(pragmas.connection());
                looked = true;
            }
        }

        @Override
        public void beforeStatement(String sql) throws SQLException {
            touched.note(sql);
            super.beforeStatement(sql);
        }

        @Override
        public void commit() throws SQLException {
            DanglingRows now = touched.find(atBegin);
            now.requireNoneBut(atBegin, pragmas.connection());
            pragmas.run("COMMIT");
            touched.committed();
            open = false;
            atBegin = now;
            looked = true;
            watch.ended();
        }

        @Override
        public void rollback() throws SQLException {
            if (open) {
                open = false;
                touched.rolledBack();
                rollbackIfOpen();
            }
            watch.ended();
            pragmas.set(LEGACY, false);
        }

        @Override
        public void close() throws SQLException {
            rollback();
            watch.putBack(false);
            pragmas.set("foreign_keys", foreignKeys);
            pragmas.set(LEGACY, legacy);
            if (pragmas.number("busy_timeout") != busyMillis) {
                pragmas.run("PRAGMA busy_timeout = " + busyMillis);
            }
        }

        /** Some errors, such as a full disk, make SQLite roll back by itself. */
        private void rollbackIfOpen() throws SQLException {
            try {
                pragmas.run("ROLLBACK");
            } catch (SQLException error) {
                if (!String.valueOf(error.getMessage()).contains("no transaction is active")) {
                    throw error;
                }
            }
        }
    }

    /**
     * Savepoints in the caller's transaction. Foreign keys stay as they are, since they can't be switched there: where they
     * are enforced, what would delete rows by the way is refused, and rows may point to others that come later in the same
     * revision, as on a connection of its own.
     */
    static final class Joined extends WatchedSession {

        private static final String NAME = "retort_revision";
        private static final String DEFER = "defer_foreign_keys";

        private final Optional<EnforcedKeys> keys;
        private boolean deferred;

        Joined(Pragmas pragmas) throws SQLException {
            super(pragmas, List.of(DEFER));
            this.keys = pragmas.isOn("foreign_keys")
                    ? Optional.of(new EnforcedKeys(pragmas.connection()))
                    : Optional.empty();
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
            super.beforeStatement(sql);
        }

        /** Always in a transaction: the caller's. */
        @Override
        public List<String> putBack(boolean transactionEnds) throws SQLException {
            return watch.putBack(true);
        }

        @Override
        public void commit() throws SQLException {
            DanglingRows.find(pragmas.connection()).requireNoneBut(atBegin, pragmas.connection());
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
            pragmas.set(LEGACY, false);
        }

        @Override
        public void close() throws SQLException {
            if (open) {
                rollback();
            }
        }
    }
}
