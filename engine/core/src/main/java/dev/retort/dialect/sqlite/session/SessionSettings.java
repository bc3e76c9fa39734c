package dev.retort.dialect.sqlite.session;

import java.sql.SQLException;

/**
 * Settings of a connection that a run changes.
 *
 * @param foreignKeys whether foreign keys are enforced
 * @param legacy whether renames leave views and triggers alone
 * @param busyMillis how long a statement waits for a lock
 */
record SessionSettings(boolean foreignKeys, boolean legacy, long busyMillis) {

    static SessionSettings of(Pragmas pragmas) throws SQLException {
        return new SessionSettings(
                pragmas.isOn("foreign_keys"), pragmas.isOn("legacy_alter_table"), pragmas.number("busy_timeout"));
    }

    void restore(Pragmas pragmas) throws SQLException {
        pragmas.set("foreign_keys", foreignKeys);
        pragmas.set("legacy_alter_table", legacy);
        if (pragmas.number("busy_timeout") != busyMillis) {
            pragmas.run("PRAGMA busy_timeout = " + busyMillis);
        }
    }
}
