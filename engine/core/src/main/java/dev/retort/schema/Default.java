package dev.retort.schema;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a column gets when an insert doesn't name it. */
public sealed interface Default {

    /** A value as a default; what is a default already stays what it is, and SQL is an expression. */
    static Default of(Object value) {
        if (value instanceof Default other) {
            return other;
        }
        return value instanceof SqlText sql ? new Expression(sql) : new Literal(value);
    }

    /** A value: text, a number, a boolean, bytes, a date or time of {@code java.time}, a UUID. */
    record Literal(Object value) implements Default {

        /** The same value; bytes are equal if they are the same bytes. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Literal literal && Objects.deepEquals(value, literal.value);
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(new Object[] {value});
        }
    }

    /** An expression, word for word. */
    record Expression(SqlText sql) implements Default {}

    /** The present time, as the column's type wants it. */
    record Now() implements Default {}

    /** A random UUID. */
    record RandomUuid() implements Default {}

    /** The next value of a sequence; PostgreSQL only. */
    record NextValue(QualifiedName sequence) implements Default {}
}
