package dev.retort.assertions.expression;

import java.util.Locale;

/** What sort of value an expression has, as far as it decides what an operator means. */
public enum ValueKind {
    /** TRUE or FALSE; 1 or 0 on SQLite. */
    BOOLEAN,
    /** Whole numbers, of which a division gives a whole number. */
    INTEGER,
    /** Numbers with a fraction. */
    DECIMAL,
    /** Texts; also what SQLite keeps as text: uuids, enums. */
    TEXT,
    /** Points in time with a time of day. */
    TIMESTAMP,
    /** Anything else, and what isn't known. */
    OTHER;

    /** The sort of a type by its name on either database; the case of letters doesn't count. */
    public static ValueKind ofType(String type) {
        String name = type.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "").strip();
        if (name.startsWith("timestamp")) {
            return TIMESTAMP;
        }
        return switch (name) {
            case "boolean", "bool" -> BOOLEAN;
            case "int", "integer", "bigint", "smallint", "tinyint", "int2", "int4", "int8" -> INTEGER;
            case "numeric", "decimal", "real", "double precision", "double", "float", "float4", "float8", "any" ->
                DECIMAL;
            case "text",
                    "varchar",
                    "character varying",
                    "char",
                    "character",
                    "bpchar",
                    "citext",
                    "uuid",
                    "clob",
                    "name" -> TEXT;
            default -> OTHER;
        };
    }
}
