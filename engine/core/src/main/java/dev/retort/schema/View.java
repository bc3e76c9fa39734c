package dev.retort.schema;

/**
 * A stored query.
 *
 * @param name the name
 * @param query the query, without {@code CREATE VIEW … AS}
 * @param materialized whether its rows are kept; PostgreSQL only
 */
public record View(QualifiedName name, SqlText query, boolean materialized) {

    /** A plain view of the default schema, the same on every database. */
    public static View view(String name, String query) {
        return new View(QualifiedName.of(name), SqlText.of(query), false);
    }
}
