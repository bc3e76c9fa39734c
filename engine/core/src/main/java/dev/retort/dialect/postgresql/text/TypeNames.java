package dev.retort.dialect.postgresql.text;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.util.OptionalInt;

/**
 * Writes types. An enum type is named only; {@code CreateEnum} makes it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype.html">Data types</a>
 */
public final class TypeNames {

    private TypeNames() {}

    /** The name of a type as a column definition takes it; an enum type's with its schema if it has one. */
    public static String of(SqlType type) {
        if (type instanceof SqlType.ArrayType array) {
            return of(array.of()) + "[]";
        }
        if (type instanceof SqlType.EnumerationType enumeration) {
            return POSTGRESQL.quote(enumeration.type().name());
        }
        if (type instanceof SqlType.NativeType named) {
            return named.name().forDialect(DatabaseKind.POSTGRESQL.id()).orElseThrow(() -> nameless(named));
        }
        if (type instanceof SqlType.TimeType time) {
            return timed("time", time.precision(), time.zoned());
        }
        if (type instanceof SqlType.TimestampType time) {
            return timed("timestamp", time.precision(), time.zoned());
        }
        return type instanceof SqlType.NumericType numeric ? numeric(numeric) : simple(type);
    }

    private static String simple(SqlType type) {
        if (type instanceof SqlType.StringType string) {
            return "varchar(" + string.length() + ")";
        }
        if (type instanceof SqlType.IntegerType integer) {
            return integer.bits() == 16 ? "smallint" : integer.bits() == 32 ? "integer" : "bigint";
        }
        if (type instanceof SqlType.FloatType real) {
            return real.bits() == 32 ? "real" : "double precision";
        }
        if (type instanceof SqlType.JsonType json) {
            return json.binary() ? "jsonb" : "json";
        }
        return plain(type);
    }

    private static String plain(SqlType type) {
        if (type instanceof SqlType.UuidType) {
            return "uuid";
        }
        if (type instanceof SqlType.BooleanType) {
            return "boolean";
        }
        if (type instanceof SqlType.DateType) {
            return "date";
        }
        if (type instanceof SqlType.IntervalType) {
            return "interval";
        }
        return type instanceof SqlType.BytesType ? "bytea" : "text";
    }

    private static String numeric(SqlType.NumericType type) {
        if (type.precision().isEmpty()) {
            return "numeric";
        }
        String scale = type.scale().isPresent() ? ", " + type.scale().getAsInt() : "";
        return "numeric(" + type.precision().getAsInt() + scale + ")";
    }

    private static String timed(String name, OptionalInt precision, boolean zoned) {
        String digits = precision.isPresent() ? "(" + precision.getAsInt() + ")" : "";
        return name + digits + (zoned ? " with time zone" : "");
    }

    private static InvalidOperationException nameless(SqlType.NativeType type) {
        return new InvalidOperationException(
                "a type has no name on PostgreSQL: " + type.name(),
                "give one with SqlText.on(\"postgresql\", …), or use a portable type");
    }
}
