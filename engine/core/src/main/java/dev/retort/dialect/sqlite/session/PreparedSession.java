package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.SessionLeak;
import dev.retort.dialect.Transactions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A connection whose foreign keys are off until it is closed. */
final class PreparedSession implements Transactions.Session {

    private final Pragmas pragmas;
    private final SessionSettings settings;
    private final SessionWatch watch;
    private boolean open;
    private Optional<DanglingRows> atBegin = Optional.empty();

    PreparedSession(Pragmas pragmas, SessionSettings settings) {
        this.pragmas = pragmas;
        this.settings = settings;
        this.watch = new SessionWatch(pragmas, List.of());
    }

    @Override
    public void begin() throws SQLException {
        pragmas.run("BEGIN IMMEDIATE");
        open = true;
        if (atBegin.isEmpty()) {
            atBegin = Optional.of(DanglingRows.find(pragmas.connection()));
        }
    }

    @Override
    public void beforeStatement(String sql) throws SQLException {
        watch.beforeStatement(sql);
    }

    @Override
    public List<String> putBack(boolean transactionEnds) throws SQLException {
        return watch.putBack(open);
    }

    @Override
    public List<SessionLeak> leaks() {
        return watch.leaks();
    }

    @Override
    public void commit() throws SQLException {
        DanglingRows now = DanglingRows.find(pragmas.connection());
        now.requireNoneBut(atBegin.orElse(DanglingRows.NONE));
        pragmas.run("COMMIT");
        open = false;
        atBegin = Optional.of(now);
        watch.ended();
    }

    @Override
    public void rollback() throws SQLException {
        if (open) {
            open = false;
            rollbackIfOpen();
        }
        watch.ended();
        pragmas.set("legacy_alter_table", false);
    }

    @Override
    public void close() throws SQLException {
        rollback();
        watch.putBack(false);
        settings.restore(pragmas);
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
