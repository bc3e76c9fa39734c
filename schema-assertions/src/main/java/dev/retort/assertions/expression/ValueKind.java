package dev.retort.assertions.expression;

import dev.retort.dialect.Dialects;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.sqlite.Affinity;
import java.util.Locale;
import java.util.Set;

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

    /** PostgreSQL's own types of texts. */
    private static final Set<String> TEXTS = Set.of("character", "character varying", "bpchar", "citext", "name");

    /** The sort of a type by its name on that database; the case of letters doesn't count. */
    public static ValueKind ofType(String type, DatabaseKind database) {
        SqlType read = Dialects.onClassPath().get(database.id()).reader().type(type);
        if (read instanceof SqlType.NativeType) {
            String name =
                    type.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "").strip();
            return database == DatabaseKind.SQLITE ? ofAffinity(name) : TEXTS.contains(name) ? TEXT : OTHER;
        }
        return of(read);
    }

    private static ValueKind of(SqlType type) {
        if (type instanceof SqlType.BooleanType) {
            return BOOLEAN;
        }
        if (type instanceof SqlType.IntegerType) {
            return INTEGER;
        }
        if (type instanceof SqlType.NumericType || type instanceof SqlType.FloatType) {
            return DECIMAL;
        }
        if (type instanceof SqlType.TimestampType) {
            return TIMESTAMP;
        }
        boolean text = type instanceof SqlType.TextType
                || type instanceof SqlType.StringType
                || type instanceof SqlType.UuidType;
        return text ? TEXT : OTHER;
    }

    /** ANY is what a decimal is in a STRICT table. */
    private static ValueKind ofAffinity(String name) {
        return switch (Affinity.of(name)) {
            case INTEGER -> INTEGER;
            case TEXT -> TEXT;
            case REAL -> DECIMAL;
            case NUMERIC -> name.equals("any") ? DECIMAL : OTHER;
            case BLOB -> OTHER;
        };
    }
}
