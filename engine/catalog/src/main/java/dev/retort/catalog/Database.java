package dev.retort.catalog;

import java.util.Objects;

/**
 * The database that a snapshot was read from.
 *
 * @param name {@code PostgreSQL} or {@code SQLite}
 * @param version as the server tells it, such as {@code 18.6}
 */
public record Database(String name, String version) {

    /** The name of PostgreSQL. */
    public static final String POSTGRESQL = "PostgreSQL";

    /** The name of SQLite. */
    public static final String SQLITE = "SQLite";

    /** Checks that nothing is null. */
    public Database {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }

    /** Whether this is PostgreSQL. */
    public boolean isPostgresql() {
        return name.equals(POSTGRESQL);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
