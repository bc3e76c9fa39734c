package dev.retort.dialect.postgresql.statements;

import dev.retort.schema.SqlType;
import java.util.Optional;

/**
 * How a column's values become ones of another type. The casts that the server
 * <a href="https://www.postgresql.org/docs/current/sql-createcast.html">does without being asked</a> don't cover all
 * types, so it is asked; where it has none in so many words, as from one enum to another, the way leads over text.
 *
 * @param column the column, quoted
 * @param from its type before, if that was said
 */
record Casts(String column, Optional<SqlType> from) {

    /** What follows USING; empty where the server is to do what it does by itself. */
    Optional<String> to(SqlType type, String name) {
        return from.flatMap(before -> special(before, type, name)).or(() -> plain(type, name));
    }

    /**
     * Labels by way of text. Not to limited text, where a cast in so many words cuts off what is too long.
     */
    private Optional<String> plain(SqlType type, String name) {
        if (isEnum(type) || isEnums(type)) {
            return Optional.of(column + (isEnum(type) ? "::text::" : "::text[]::") + name);
        }
        boolean cutting = type instanceof SqlType.StringType
                || type instanceof SqlType.NativeType
                || type instanceof SqlType.ArrayType;
        return cutting ? Optional.empty() : Optional.of(column + "::" + name);
    }

    private Optional<String> special(SqlType before, SqlType type, String name) {
        if (isText(before)) {
            return fromText(type, name);
        }
        if (before instanceof SqlType.BytesType && isText(type)) {
            return Optional.of("convert_from(" + column + ", 'UTF8')");
        }
        if (before instanceof SqlType.BooleanType && isNumber(type)) {
            return Optional.of(column + "::integer::" + name);
        }
        if (isNumber(before) && type instanceof SqlType.BooleanType) {
            String number = before instanceof SqlType.NumericType ? "trim_scale(" + column + ")" : column;
            return Optional.of(number + "::text::" + name);
        }
        if (!isText(type) && (isEnum(before) || isEnum(type))) {
            return Optional.of(column + "::text::" + name);
        }
        return isEnums(before) && isEnums(type) ? Optional.of(column + "::text[]::" + name) : Optional.empty();
    }

    /** A text's bytes are those of its characters, as on SQLite; a cast would look for escapes. */
    private Optional<String> fromText(SqlType type, String name) {
        if (type instanceof SqlType.BytesType) {
            return Optional.of("convert_to(" + column + ", 'UTF8')");
        }
        if (type instanceof SqlType.ArrayType array) {
            return Optional.of(column + "::" + (array.of() instanceof SqlType.StringType ? "text[]" : name));
        }
        return Optional.empty();
    }

    private static boolean isText(SqlType type) {
        return type instanceof SqlType.TextType || type instanceof SqlType.StringType;
    }

    private static boolean isEnum(SqlType type) {
        return type.asEnum().isPresent();
    }

    private static boolean isEnums(SqlType type) {
        return type instanceof SqlType.ArrayType array && isEnum(array.of());
    }

    /** Whether it is a number that the server doesn't cast from and to boolean. */
    private static boolean isNumber(SqlType type) {
        return type instanceof SqlType.NumericType
                || type instanceof SqlType.FloatType
                || (type instanceof SqlType.IntegerType integer && integer.bits() != 32);
    }
}
