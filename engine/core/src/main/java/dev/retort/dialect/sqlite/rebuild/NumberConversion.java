package dev.retort.dialect.sqlite.rebuild;

import dev.retort.schema.SqlType;

/**
 * How a value becomes a number. Of a text that reads as a number SQLite keeps
 * <a href="https://www.sqlite.org/datatype3.html#type_affinity">whole ones of 64 bits, and 15 digits of others</a>; a text
 * of more digits would be cut for ever, so it is named. A text is recognized as a number by comparing it with its cast,
 * for which SQLite
 * <a href="https://www.sqlite.org/datatype3.html#type_conversions_prior_to_comparison">reads text as a number</a> only if
 * all of it is one.
 */
final class NumberConversion {

    /** Digits of which every decimal comes back from 64 bits of floating point. */
    private static final int SAFE_DIGITS = 15;

    private static final String LARGEST = "1.7976931348623157e308";
    private static final String SMALLEST = "2.2250738585072014e-308";
    private static final String LARGEST_REAL = "3.4028235677973366e38";

    /** Up to so many digits behind the point SQLite rounds. */
    private static final int LARGEST_SCALE = 30;

    private NumberConversion() {}

    static Conversion integer(int bits, String value) {
        String number = number(value);
        String whole = "CAST(" + number + " AS INTEGER)";
        String range = bits == 64
                ? ""
                : " OR " + whole + " NOT BETWEEN " + -(1L << (bits - 1)) + " AND " + ((1L << (bits - 1)) - 1);
        return new Conversion(
                whole, isNoNumber(value) + " OR " + isCut(value) + " OR " + number + " <> " + whole + range);
    }

    static Conversion decimal(SqlType.NumericType type, String value) {
        String number = number(value);
        return new Conversion(number, isNoNumber(value) + " OR " + isCut(value) + " OR " + misses(type, number));
    }

    static Conversion floating(SqlType.FloatType type, String value) {
        String number = number(value);
        String floating = "CAST(" + number + " AS REAL)";
        String digits = digits(value);
        String cut = "typeof(" + value + ") = 'text' AND (abs(" + floating + ") > " + LARGEST + " OR " + floating
                + " = 0 AND " + digits + " <> '' OR length(" + digits + ") > " + SAFE_DIGITS + " AND " + digits
                + " NOT IN (" + digits("printf('%!.16g', " + floating + ")") + ", "
                + digits("printf('%!.17g', " + floating + ")") + "))";
        String range =
                type.bits() == 64 ? "" : " OR " + floating + " NOT BETWEEN -" + LARGEST_REAL + " AND " + LARGEST_REAL;
        return new Conversion(
                floating,
                isNoNumber(value) + " OR typeof(" + number + ") = 'integer' AND " + number + " <> " + floating + " OR "
                        + cut + range);
    }

    /**
     * Whether a column of numbers would keep another value than a text that reads as a number. Of a text with a point SQLite
     * makes a whole number, too, if 64 bits of floating point don't tell it from one.
     */
    static String isCut(String value) {
        String number = number(value);
        String digits = digits(value);
        String size = "abs(" + number + " + 0.0)";
        return "typeof(" + value + ") = 'text' AND ((typeof(" + number + ") = 'real' OR " + plain(value)
                + " GLOB '*[.eE]*') AND length(" + digits + ") > " + SAFE_DIGITS + " OR " + size + " > " + LARGEST
                + " OR "
                + size + " < " + SMALLEST + " AND " + digits + " <> '')";
    }

    /** A result of somebody's own expression, to the digits that the type has, as PostgreSQL rounds it. */
    static String rounded(SqlType.NumericType type, String value) {
        return type.scale().isPresent() && type.scale().getAsInt() >= 0
                ? "(SELECT CASE typeof(v) WHEN 'real' THEN round(v, "
                        + type.scale().getAsInt() + ") ELSE v END FROM (SELECT " + value + " AS v))"
                : value;
    }

    private static String number(String value) {
        return "CAST(" + plain(value) + " AS NUMERIC)";
    }

    /** A text without zeros behind its point, with which SQLite wouldn't take it for a whole number. */
    private static String plain(String value) {
        return "CASE WHEN typeof(" + value + ") = 'text' AND " + value + " GLOB '*.*' AND " + value
                + " NOT GLOB '*[eE]*' THEN rtrim(rtrim(" + value + ", '0'), '.') ELSE " + value + " END";
    }

    private static String isNoNumber(String value) {
        return "typeof(" + value + ") = 'blob' OR CAST(" + value + " AS NUMERIC) <> " + value;
    }

    /** Whether a number has more digits than the type before the point, or behind it. */
    private static String misses(SqlType.NumericType type, String number) {
        if (type.precision().isEmpty()) {
            return "0";
        }
        int scale = type.scale().orElse(0);
        String limit = "1e" + (type.precision().getAsInt() - scale);
        String large = number + " >= " + limit + " OR " + number + " <= -" + limit;
        String whole = "CAST(" + number + " AS INTEGER)";
        if (scale < 0) {
            return large + " OR " + number + " <> " + whole + " OR " + whole + " % 1" + "0".repeat(-scale) + " <> 0";
        }
        return scale >= LARGEST_SCALE
                ? large
                : large + " OR typeof(" + number + ") = 'real' AND round(" + number + ", " + scale + ") <> " + number;
    }

    /** The digits that count: without a sign, a point, an exponent, and zeros at either end. */
    private static String digits(String text) {
        return "(SELECT trim(replace(replace(replace(CASE instr(n, 'e') WHEN 0 THEN n ELSE substr(n, 1, instr(n, 'e') - 1)"
                + " END, '.', ''), '-', ''), '+', ''), '0') FROM (SELECT lower(trim(" + text + ")) AS n))";
    }
}
