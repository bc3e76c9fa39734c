package dev.retort.dialect.sqlite.rebuild;

import dev.retort.schema.SqlType;
import java.util.OptionalInt;

/**
 * How a text becomes a date or time, in the one form in which {@link dev.retort.dialect.sqlite.text.Literals} writes them:
 * {@code T} becomes a blank, a fraction has six digits or nine, and an instant is in UTC, ending in {@code +00:00}. Read
 * are the forms of ISO 8601 and those that PostgreSQL writes. SQLite's own date functions take much else, such as a time
 * for a timestamp and the 31st of February; so what they read is held against what is written.
 */
final class TimeConversion {

    private static final int LONGEST_FRACTION = 9;
    private static final int MICROSECONDS = 6;

    private static final String FIRST_YEAR = "'0001'";
    private static final String DATE_FITS = "date(d) IS d AND d > " + FIRST_YEAR;
    private static final String TIME_FITS = "time(t) IS t AND (q = '' OR q GLOB '.[0-9]*'"
            + " AND substr(q, 2) NOT GLOB '*[^0-9]*') AND o GLOB '[+-][0-9][0-9]:[0-9][0-9]'";
    private static final String IN_UTC = "o IN ('+00:00', '-00:00')";
    private static final String FRACTION = "CASE WHEN f = '' THEN '' WHEN length(f) <= " + MICROSECONDS
            + " THEN '.' || substr(f || '000000', 1, 6) ELSE '.' || substr(f || '000000000', 1, 9) END";

    private TimeConversion() {}

    static Conversion date(String value) {
        return read(
                onDay(value), DATE_FITS + " AND " + TIME_FITS + " AND t = '00:00:00' AND f = '' AND " + IN_UTC, "d");
    }

    static Conversion timestamp(SqlType.TimestampType type, String value) {
        String fits = DATE_FITS + " AND " + TIME_FITS + " AND " + fraction(type.precision());
        String inUtc = "datetime(d || ' ' || t || o)";
        return type.zoned()
                ? read(
                        onDay(value),
                        fits + " AND " + inUtc + " > " + FIRST_YEAR,
                        inUtc + " || " + FRACTION + " || '+00:00'")
                : read(onDay(value), fits + " AND " + IN_UTC, "d || ' ' || t || " + FRACTION);
    }

    static Conversion time(SqlType.TimeType type, String value) {
        String pieces = "SELECT typeof(v) AS k, '' AS d, ' ' AS s, v AS r FROM (SELECT " + value + " AS v)";
        String fits = TIME_FITS + " AND " + fraction(type.precision());
        return type.zoned()
                ? read(pieces, fits, "t || " + FRACTION + " || replace(o, '-00:00', '+00:00')")
                : read(pieces, fits + " AND " + IN_UTC, "t || " + FRACTION);
    }

    private static String fraction(OptionalInt precision) {
        return "length(f) <= " + precision.orElse(LONGEST_FRACTION);
    }

    /** A day alone is its beginning. */
    private static String onDay(String value) {
        return "SELECT typeof(v) AS k, substr(v, 1, 10) AS d, CASE length(v) WHEN 10 THEN ' ' ELSE substr(v, 11, 1) END AS s,"
                + " CASE length(v) WHEN 10 THEN '00:00' ELSE substr(v, 12) END AS r FROM (SELECT " + value + " AS v)";
    }

    /**
     * What is read of pieces: {@code k} the kind of value, {@code d} its date, {@code s} what is between, {@code r} the rest.
     * Of that {@code b} is the time and {@code z} the zone; of these {@code t} is the time to the second, {@code q} the
     * fraction with its point, {@code f} its digits and {@code o} the zone as hours and minutes.
     */
    private static Conversion read(String pieces, String fits, String result) {
        String zone = "SELECT k, d, s, r, CASE WHEN instr(r, '+') > 0 THEN instr(r, '+') WHEN instr(r, '-') > 0"
                + " THEN instr(r, '-') WHEN upper(substr(r, -1)) = 'Z' THEN length(r) ELSE length(r) + 1 END AS p FROM ("
                + pieces + ")";
        String parts = "SELECT k, d, s, substr(r, 1, p - 1) AS b, substr(r, p) AS z FROM (" + zone + ")";
        String fields = "SELECT k, d, s, CASE length(b) WHEN 5 THEN b || ':00' ELSE substr(b, 1, 8) END AS t,"
                + " substr(b, 9) AS q, rtrim(substr(b, 10), '0') AS f,"
                + " CASE WHEN z IN ('', 'Z', 'z') THEN '+00:00' WHEN length(z) = 3 THEN z || ':00'"
                + " WHEN z GLOB '[+-][0-9][0-9][0-9][0-9]' THEN substr(z, 1, 3) || ':' || substr(z, 4) ELSE z END AS o"
                + " FROM (" + parts + ")";
        String expression = "(SELECT CASE WHEN k = 'text' AND s IN (' ', 'T', 't') AND " + fits + " THEN " + result
                + " END FROM (" + fields + "))";
        return new Conversion(expression, expression + " IS NULL");
    }
}
