package dev.retort.schema;

/** What a column gets when an insert doesn't name it. */
public sealed interface Default {

    /** A value: text, a number, a boolean, bytes, a date or time of {@code java.time}, a UUID. */
    record Literal(Object value) implements Default {}

    /** An expression, word for word. */
    record Expression(SqlText sql) implements Default {}

    /** The present time, as the column's type wants it. */
    record Now() implements Default {}

    /** A random UUID. */
    record RandomUuid() implements Default {}

    /** The next value of a sequence; PostgreSQL only. */
    record NextValue(QualifiedName sequence) implements Default {}
}
