package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.doublePrecision;

import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.TypeNames;
import dev.retort.schema.SqlType;
import dev.retort.sql.sqlite.Affinity;
import java.util.stream.Collectors;

/**
 * How a value becomes one of another type, which loses nothing: SQLite's own {@code CAST('12 apples' AS INTEGER)} is 12. A
 * number is recognized by comparing a value with its cast, for which SQLite
 * <a href="https://www.sqlite.org/datatype3.html#type_conversions_prior_to_comparison">reads text as a number</a> only if
 * all of it is one.
 *
 * @param expression the value afterwards
 * @param offending a condition that is true for values that can't become one
 */
record Conversion(String expression, String offending) {

    private static final String HEX = "[0-9a-f]";

    static Conversion to(SqlType type, String value) {
        if (type instanceof SqlType.IntegerType integer) {
            return integer(integer.bits(), value);
        }
        if (type instanceof SqlType.NumericType || type instanceof SqlType.FloatType) {
            return number(type, value);
        }
        if (type instanceof SqlType.BooleanType) {
            return truth(value);
        }
        if (type instanceof SqlType.StringType string) {
            Conversion text = text(value);
            return new Conversion(
                    text.expression(), text.offending() + " OR length(" + value + ") > " + string.length());
        }
        if (type instanceof SqlType.NativeType named) {
            return ofAffinity(TypeNames.of(named, false), value);
        }
        return special(type, value);
    }

    private static Conversion special(SqlType type, String value) {
        if (type instanceof SqlType.DateType) {
            return new Conversion(value, "date(" + value + ") IS NOT " + value);
        }
        if (type instanceof SqlType.TimeType || type instanceof SqlType.TimestampType) {
            String reads = type instanceof SqlType.TimeType ? "time(" : "datetime(";
            return new Conversion(value, "typeof(" + value + ") <> 'text' OR " + reads + value + ") IS NULL");
        }
        if (type instanceof SqlType.BytesType) {
            return new Conversion("CAST(" + value + " AS BLOB)", "typeof(" + value + ") NOT IN ('text', 'blob')");
        }
        if (type instanceof SqlType.JsonType || type instanceof SqlType.ArrayType) {
            return new Conversion(value, "NOT json_valid(" + value + ")");
        }
        if (type instanceof SqlType.UuidType) {
            return new Conversion(value, "lower(" + value + ") NOT GLOB '" + uuidPattern() + "'");
        }
        if (type instanceof SqlType.EnumerationType enumeration) {
            String labels =
                    enumeration.type().labels().stream().map(Literals::text).collect(Collectors.joining(", "));
            return new Conversion(value, value + " NOT IN (" + labels + ")");
        }
        return text(value);
    }

    private static Conversion integer(int bits, String value) {
        String number = "CAST(" + value + " AS NUMERIC)";
        String whole = "CAST(" + number + " AS INTEGER)";
        String range = bits == 64
                ? ""
                : " OR " + whole + " NOT BETWEEN " + -(1L << (bits - 1)) + " AND " + ((1L << (bits - 1)) - 1);
        return new Conversion(whole, isNoNumber(value) + " OR " + number + " <> " + whole + range);
    }

    private static Conversion number(SqlType type, String value) {
        String number = "CAST(" + value + " AS NUMERIC)";
        if (type instanceof SqlType.NumericType) {
            return new Conversion(number, isNoNumber(value));
        }
        String floating = "CAST(" + number + " AS REAL)";
        return new Conversion(floating, isNoNumber(value) + " OR " + number + " <> " + floating);
    }

    private static String isNoNumber(String value) {
        return "typeof(" + value + ") = 'blob' OR CAST(" + value + " AS NUMERIC) <> " + value;
    }

    private static Conversion truth(String value) {
        String word = "lower(trim(CAST(" + value + " AS TEXT)))";
        String expression = "CASE WHEN " + word + " IN ('1', '1.0', 't', 'true', 'y', 'yes', 'on') THEN 1 WHEN " + word
                + " IN ('0', '0.0', 'f', 'false', 'n', 'no', 'off') THEN 0 END";
        return new Conversion(expression, "(" + expression + ") IS NULL");
    }

    private static Conversion text(String value) {
        String text = "CAST(" + value + " AS TEXT)";
        return new Conversion(
                text,
                "typeof(" + value + ") = 'blob' OR typeof(" + value + ") = 'real' AND CAST(" + text + " AS REAL) <> "
                        + value);
    }

    private static Conversion ofAffinity(String name, String value) {
        return switch (Affinity.of(name)) {
            case INTEGER -> integer(64, value);
            case TEXT -> text(value);
            case REAL -> number(doublePrecision(), value);
            case BLOB, NUMERIC -> new Conversion(value, "0");
        };
    }

    private static String uuidPattern() {
        return HEX.repeat(8) + "-" + (HEX.repeat(4) + "-").repeat(3) + HEX.repeat(12);
    }
}
