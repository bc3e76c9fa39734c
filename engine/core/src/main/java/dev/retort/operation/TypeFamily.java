package dev.retort.operation;

import dev.retort.schema.SqlType;
import java.util.Optional;

/** Types whose values become each other's without being told how. */
enum TypeFamily {
    TEXT,
    NUMBER,
    DAY,
    TIME,
    SPAN,
    BYTES,
    UUID,
    JSON,
    ARRAY;

    /** Whether each database has a conversion that keeps a value; whether a value fits is another question. */
    static boolean converts(SqlType from, SqlType to) {
        Optional<TypeFamily> one = of(from);
        Optional<TypeFamily> other = of(to);
        return one.isEmpty() || other.isEmpty() || one.equals(other) || one.get() == TEXT || other.get() == TEXT;
    }

    /** Empty for a native type, of which nothing is known. */
    private static Optional<TypeFamily> of(SqlType type) {
        if (type instanceof SqlType.NativeType) {
            return Optional.empty();
        }
        if (type instanceof SqlType.IntegerType
                || type instanceof SqlType.NumericType
                || type instanceof SqlType.FloatType
                || type instanceof SqlType.BooleanType) {
            return Optional.of(NUMBER);
        }
        if (type instanceof SqlType.DateType || type instanceof SqlType.TimestampType) {
            return Optional.of(DAY);
        }
        return Optional.of(other(type));
    }

    private static TypeFamily other(SqlType type) {
        if (type instanceof SqlType.TimeType) {
            return TIME;
        }
        if (type instanceof SqlType.IntervalType) {
            return SPAN;
        }
        if (type instanceof SqlType.BytesType) {
            return BYTES;
        }
        if (type instanceof SqlType.UuidType) {
            return UUID;
        }
        if (type instanceof SqlType.JsonType) {
            return JSON;
        }
        return type instanceof SqlType.ArrayType ? ARRAY : TEXT;
    }
}
