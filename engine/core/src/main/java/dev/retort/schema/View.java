package dev.retort.schema;

/**
 * A stored query.
 *
 * @param name the name
 * @param query the query, without {@code CREATE VIEW … AS}
 * @param materialized whether its rows are kept; SQLite has a plain view instead
 */
public record View(QualifiedName name, SqlText query, boolean materialized) {

    /** A copy whose rows are kept. */
    public View asMaterialized() {
        return new View(name, query, true);
    }

    /** A copy with another name. */
    public View withName(QualifiedName other) {
        return new View(other, query, materialized);
    }
}
