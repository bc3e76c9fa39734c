package dev.retort.catalog;

import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Objects;

/**
 * The database that a snapshot was read from.
 *
 * @param kind which of those that Retort knows
 * @param version as the server tells it, such as {@code 18.6}
 */
public record Database(DatabaseKind kind, String version) {

    /** Checks that nothing is null. */
    public Database {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(version, "version");
    }

    /**
     * The database behind a connection.
     *
     * @throws SnapshotException if it is none of ours
     */
    public static Database of(Connection connection) throws SQLException {
        DatabaseMetaData facts = connection.getMetaData();
        String product = facts.getDatabaseProductName();
        DatabaseKind kind =
                DatabaseKind.findByProduct(product).orElseThrow(() -> SnapshotException.unknownDatabase(product));
        return new Database(kind, facts.getDatabaseProductVersion());
    }

    /** {@code PostgreSQL} or {@code SQLite}. */
    public String name() {
        return kind.label();
    }

    /** Whether this is PostgreSQL. */
    public boolean isPostgresql() {
        return kind == DatabaseKind.POSTGRESQL;
    }

    @Override
    public String toString() {
        return name() + " " + version;
    }
}
