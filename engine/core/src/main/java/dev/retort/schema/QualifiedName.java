package dev.retort.schema;

import dev.retort.sql.Identifiers.Qualified;
import java.util.Objects;
import java.util.Optional;

/**
 * The name of a table, type, sequence or view, perhaps in a named schema. The parts are plain names, never quoted and
 * never split at dots.
 *
 * @param schema the schema; empty for the one that the connection uses by default
 * @param name the name itself
 */
public record QualifiedName(Optional<String> schema, String name) implements Comparable<QualifiedName>, Qualified {

    /** Checks that no part is empty. */
    public QualifiedName {
        Objects.requireNonNull(schema, "schema");
        Names.check("name", name);
        schema.ifPresent(part -> Names.check("schema", part));
    }

    /** A name in the default schema. */
    public static QualifiedName of(String name) {
        return new QualifiedName(Optional.empty(), name);
    }

    /** A name in a named schema. */
    public static QualifiedName of(String schema, String name) {
        return new QualifiedName(Optional.of(schema), name);
    }

    /** The same schema, another name. */
    public QualifiedName withName(String other) {
        return new QualifiedName(schema, other);
    }

    @Override
    public int compareTo(QualifiedName other) {
        int bySchema = schema.orElse("").compareTo(other.schema.orElse(""));
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    /** The parts joined by a dot, for messages; not fit for SQL. */
    @Override
    public String toString() {
        return schema.map(part -> part + "." + name).orElse(name);
    }
}
