package dev.retort.dialect.sqlite;

import dev.retort.dialect.Transactions;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A connection whose foreign keys are off until it is closed. */
final class PreparedSession implements Transactions.Session {

    private final Pragmas pragmas;
    private final boolean foreignKeys;
    private final boolean legacy;
    private boolean open;
    private Optional<DanglingRows> atBegin = Optional.empty();

    PreparedSession(Pragmas pragmas, boolean foreignKeys, boolean legacy) {
        this.pragmas = pragmas;
        this.foreignKeys = foreignKeys;
        this.legacy = legacy;
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
    public void commit() throws SQLException {
        DanglingRows now = DanglingRows.find(pragmas.connection());
        List<String> added = now.without(atBegin.orElse(DanglingRows.NONE));
        if (!added.isEmpty()) {
            throw violated(added);
        }
        pragmas.run("COMMIT");
        open = false;
        atBegin = Optional.of(now);
    }

    @Override
    public void rollback() throws SQLException {
        if (open) {
            open = false;
            rollbackIfOpen();
        }
        pragmas.set("legacy_alter_table", false);
    }

    @Override
    public void close() throws SQLException {
        rollback();
        pragmas.set("foreign_keys", foreignKeys);
        pragmas.set("legacy_alter_table", legacy);
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

    private static RetortException violated(List<String> rows) {
        List<String> shown = rows.size() > 5 ? rows.subList(0, 5) : rows;
        return new RetortException(
                Problem.of("foreign-key-violated", "the revision would leave foreign keys that point to nothing")
                        .with("rows", rows.size())
                        .with("first", String.join("\n", shown))
                        .cure("delete or change these rows in the migration, or keep what they point to"));
    }
}
