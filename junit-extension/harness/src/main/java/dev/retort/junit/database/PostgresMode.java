package dev.retort.junit.database;

/** Where PostgreSQL may come from; the setting {@code retort.databases.postgresql.mode}. */
public enum PostgresMode {
    /** The given URL, else a container, else embedded. */
    AUTO,
    /** Only the given URL. */
    URL,
    /** Only a container. */
    CONTAINER,
    /** Only embedded. */
    EMBEDDED
}
