package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.doublePrecision;

import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.TypeNames;
import dev.retort.schema.SqlType;
import dev.retort.sql.sqlite.Affinity;
import java.util.stream.Collectors;

/**
 * How a value becomes one of another type, which loses nothing: SQLite's own {@code CAST('12 apples' AS INTEGER)} is 12, and
 * a text of twenty digits becomes a number of fifteen. What can't be kept exactly is found and named instead.
 *
 * @param expression the value afterwards
 * @param offending a condition that is true for values that can't become one
 */
record Conversion(String expression, String offending) {

    private static final String HEX = "[0-9a-f]";

    static Conversion to(SqlType type, String value) {
        if (type instanceof SqlType.IntegerType integer) {
            return NumberConversion.integer(integer.bits(), value);
        }
        if (type instanceof SqlType.NumericType numeric) {
            return NumberConversion.decimal(numeric, value);
        }
        if (type instanceof SqlType.FloatType floating) {
            return NumberConversion.floating(floating, value);
        }
        if (type instanceof SqlType.BooleanType) {
            return truth(value);
        }
        if (type instanceof SqlType.StringType string) {
            Conversion text = text(value);
            return new Conversion(
                    text.expression(), text.offending() + " OR length(" + text.expression() + ") > " + string.length());
        }
        if (type instanceof SqlType.NativeType named) {
            return ofAffinity(TypeNames.of(named, false), value);
        }
        return special(type, value);
    }

    /** What somebody's own expression gives, worked out once, which has to be a value of the type as well. */
    static Conversion ofResult(SqlType type, String result) {
        if (type.asEnum().isPresent() || type instanceof SqlType.NativeType) {
            return new Conversion(result, "0");
        }
        String value = type instanceof SqlType.NumericType numeric ? NumberConversion.rounded(numeric, result) : result;
        Conversion bound = to(type, "v");
        String from = " FROM (SELECT " + value + " AS v))";
        return new Conversion("(SELECT " + bound.expression() + from, "(SELECT " + bound.offending() + from);
    }

    private static Conversion special(SqlType type, String value) {
        if (type instanceof SqlType.DateType) {
            return TimeConversion.date(value);
        }
        if (type instanceof SqlType.TimeType time) {
            return TimeConversion.time(time, value);
        }
        if (type instanceof SqlType.TimestampType timestamp) {
            return TimeConversion.timestamp(timestamp, value);
        }
        if (type instanceof SqlType.BytesType) {
            return new Conversion("CAST(" + value + " AS BLOB)", "typeof(" + value + ") NOT IN ('text', 'blob')");
        }
        if (type instanceof SqlType.JsonType) {
            return new Conversion(
                    value, "CASE WHEN json_valid(" + value + ") THEN " + isOtherNumber(value) + " ELSE 1 END");
        }
        if (type instanceof SqlType.ArrayType) {
            return new Conversion(
                    value, "CASE WHEN json_valid(" + value + ") THEN json_type(" + value + ") <> 'array' ELSE 1 END");
        }
        if (type instanceof SqlType.UuidType) {
            return new Conversion("lower(" + value + ")", "lower(" + value + ") NOT GLOB '" + uuidPattern() + "'");
        }
        if (type instanceof SqlType.EnumerationType enumeration) {
            String labels =
                    enumeration.type().labels().stream().map(Literals::text).collect(Collectors.joining(", "));
            return new Conversion(value, value + " NOT IN (" + labels + ")");
        }
        return text(value);
    }

    /** Whether a document is a number that a column of type JSON, which has numeric affinity, would write in another way. */
    private static String isOtherNumber(String value) {
        return "typeof(" + value + ") = 'text' AND json_type(" + value + ") IN ('integer', 'real') AND CAST(CAST("
                + value + " AS NUMERIC) AS TEXT) <> " + value;
    }

    private static Conversion truth(String value) {
        String word = "lower(trim(CAST(" + value + " AS TEXT)))";
        String expression = "CASE WHEN " + word + " IN ('1', '1.0', 't', 'true', 'y', 'yes', 'on') THEN 1 WHEN " + word
                + " IN ('0', '0.0', 'f', 'false', 'n', 'no', 'off') THEN 0 END";
        return new Conversion(expression, "(" + expression + ") IS NULL");
    }

    /** Numbers with as many digits as tell them from all others; bytes as the UTF-8 that they have to be. */
    private static Conversion text(String value) {
        String text = "CASE typeof(" + value + ") WHEN 'real' THEN " + shortest(value) + " ELSE CAST(" + value
                + " AS TEXT) END";
        return new Conversion(
                text,
                "CASE typeof(" + value + ") WHEN 'blob' THEN " + isNoText(value) + " WHEN 'real' THEN CAST(" + text
                        + " AS REAL) <> " + value + " ELSE 0 END");
    }

    private static String shortest(String value) {
        return "CASE " + value + " WHEN CAST(" + digits(15, value) + " AS REAL) THEN " + digits(15, value)
                + " WHEN CAST(" + digits(16, value) + " AS REAL) THEN " + digits(16, value) + " ELSE "
                + digits(17, value) + " END";
    }

    private static String digits(int number, String value) {
        return "printf('%!." + number + "g', " + value + ")";
    }

    /** Whether bytes are no UTF-8, or hold a NUL: SQLite takes any, so each character is written anew and compared. */
    private static String isNoText(String value) {
        return "(instr(" + value + ", x'00') > 0 OR CAST(" + value
                + " AS TEXT) GLOB '*[^' || char(1) || '-' || char(127)"
                + " || ']*' AND CAST((WITH RECURSIVE n(i, t) AS (SELECT 1, CAST(" + value
                + " AS TEXT) UNION ALL SELECT i + 1, t FROM n WHERE i < length(t))"
                + " SELECT group_concat(char(unicode(substr(t, i, 1))), '') FROM n) AS BLOB) <> " + value + ")";
    }

    private static Conversion ofAffinity(String name, String value) {
        return switch (Affinity.of(name)) {
            case INTEGER -> NumberConversion.integer(64, value);
            case TEXT -> text(value);
            case REAL -> NumberConversion.floating((SqlType.FloatType) doublePrecision(), value);
            case NUMERIC ->
                new Conversion(value, NumberConversion.isCut(value) + " AND CAST(" + value + " AS NUMERIC) = " + value);
            case BLOB -> new Conversion(value, "0");
        };
    }

    private static String uuidPattern() {
        return HEX.repeat(8) + "-" + (HEX.repeat(4) + "-").repeat(3) + HEX.repeat(12);
    }
}
