package dev.retort.junit.database;

/** The kinds of database that can be provided. */
public enum DatabaseKind {
    /** SQLite, each database a file. */
    SQLITE("SQLite"),
    /** PostgreSQL: a server that is given, in a container or embedded. */
    POSTGRESQL("PostgreSQL");

    private final String label;

    DatabaseKind(String label) {
        this.label = label;
    }

    /** The name as people write it, such as {@code PostgreSQL}. */
    public String label() {
        return label;
    }
}
