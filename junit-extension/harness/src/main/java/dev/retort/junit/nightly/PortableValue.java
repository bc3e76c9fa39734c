package dev.retort.junit.nightly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One form for a value of PostgreSQL and for what stands for it on SQLite, by PostgreSQL's type. What can't be compared,
 * such as an array, is the same as anything but NULL.
 */
final class PortableValue {

    private static final String ANYTHING = "…";
    private static final MathContext DIGITS = new MathContext(12);
    private static final List<String> NUMBERS =
            List.of("int2", "int4", "int8", "numeric", "float4", "float8", "serial", "bigserial", "money");
    private static final List<String> TEXTS = List.of("text", "varchar", "bpchar", "uuid", "name", "citext", "char");
    private static final Duration LATELY = Duration.ofDays(2);

    private PortableValue() {}

    static Optional<String> of(ResultSet row, int column, String type) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return Optional.empty();
        }
        if (type.equals("bytea")) {
            return Optional.of(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
        }
        return Optional.of(of(value instanceof byte[] ? "bytes" : String.valueOf(row.getString(column)), type));
    }

    private static String of(String text, String type) {
        if (NUMBERS.contains(type)) {
            return number(text);
        }
        if (type.equals("bool")) {
            return List.of("1", "t", "true").contains(text.toLowerCase(Locale.ROOT)) ? "true" : "false";
        }
        if (type.startsWith("timestamp") || type.equals("date")) {
            return moment(text);
        }
        if (type.startsWith("time")) {
            return text.replaceFirst("\\.0+$", "").replaceFirst("(\\+00(:00)?|Z)$", "");
        }
        return TEXTS.contains(type) || type.startsWith("enum ") ? text.stripTrailing() : ANYTHING;
    }

    private static String number(String text) {
        try {
            return new BigDecimal(text.strip())
                    .round(DIGITS)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** A moment of this run is the same as any other of it. */
    private static String moment(String text) {
        String plain = text.replace('T', ' ')
                .replaceFirst("(\\+00(:00)?|Z)$", "")
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "")
                .replaceFirst(" 00:00:00$", "");
        try {
            LocalDateTime parsed = LocalDateTime.parse(
                    (plain.length() == 10 ? plain + " 00:00:00" : plain).replace(' ', 'T'),
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            Duration age = Duration.between(parsed.toInstant(ZoneOffset.UTC), Instant.now())
                    .abs();
            return age.compareTo(LATELY) < 0 ? "now" : plain;
        } catch (DateTimeParseException e) {
            return plain;
        }
    }

    /** What a value of PostgreSQL is written as on SQLite. */
    static Optional<Object> forSqlite(ResultSet row, int column, String type) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof byte[] bytes) {
            return Optional.of(bytes);
        }
        if (type.equals("bool")) {
            return Optional.of(row.getBoolean(column) ? 1 : 0);
        }
        if (type.startsWith("int")) {
            return Optional.of(row.getLong(column));
        }
        if (type.startsWith("float")) {
            return Optional.of(row.getDouble(column));
        }
        return Optional.of(String.valueOf(row.getString(column)));
    }
}
