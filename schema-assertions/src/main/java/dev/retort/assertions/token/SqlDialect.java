package dev.retort.assertions.token;

/** Whose SQL it is. */
public enum SqlDialect {
    /** SQLite, which keeps what its author wrote. */
    SQLITE,
    /** PostgreSQL, which writes its catalogue's trees anew. */
    POSTGRESQL
}
