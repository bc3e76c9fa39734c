package dev.retort.dialect.postgresql.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes values. Text, dates and UUIDs are untyped literals, which take the type of their column.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS">Constants</a>
 */
public final class Literals {

    private Literals() {}

    /** A value of a kind that the writer knows; a list becomes an array, an empty one {@code '{}'}. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return text(value.toString());
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return "'\\x" + HexFormat.of().formatHex(bytes) + "'::bytea";
        }
        return value instanceof List<?> list ? array(list) : quoted(value);
    }

    /** The text in quotes; with backslashes in the E form, which means the same under every server setting. */
    public static String text(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new InvalidOperationException(
                    Problem.of("invalid-value", "a text contains a NUL character, which PostgreSQL can't store")
                            .with("position", nul)
                            .cure("remove it, or store the value as bytes"));
        }
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    private static String quoted(Object value) {
        if (value instanceof TemporalAccessor time) {
            return "'" + ofTime(time) + "'";
        }
        if (value instanceof UUID || value instanceof Duration || value instanceof Period) {
            return "'" + value + "'";
        }
        throw unknown(value);
    }

    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            String type = number instanceof Double ? "double precision" : "real";
            return Double.isFinite(number.doubleValue()) ? number.toString() : "'" + number + "'::" + type;
        }
        boolean exact = number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || number instanceof BigDecimal;
        if (!exact) {
            throw unknown(number);
        }
        return number.toString();
    }

    private static String array(List<?> list) {
        if (list.isEmpty()) {
            return "'{}'";
        }
        return list.stream().map(Literals::element).collect(Collectors.joining(", ", "ARRAY[", "]"));
    }

    /** An element says its type, because untyped ones would make an array of text. */
    private static String element(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof UUID) {
            return of(value) + "::uuid";
        }
        if (value instanceof Duration || value instanceof Period) {
            return of(value) + "::interval";
        }
        return value instanceof TemporalAccessor time ? of(value) + "::" + type(time) : of(value);
    }

    private static InvalidOperationException unknown(Object value) {
        return new InvalidOperationException(Problem.of("invalid-value", "a value of this kind can't be written as SQL")
                .with("class", value.getClass().getName())
                .cure("use text, a number, a boolean, bytes, a UUID, a date or time of java.time, or a list"));
    }

    static String ofTime(TemporalAccessor value) {
        if (value instanceof LocalTime || value instanceof OffsetTime) {
            return value.toString();
        }
        if (value instanceof LocalDate date) {
            return date(date) + era(date);
        }
        if (value instanceof LocalDateTime time) {
            return date(time.toLocalDate()) + " " + time.toLocalTime() + era(time.toLocalDate());
        }
        OffsetDateTime time = instant(value);
        return date(time.toLocalDate()) + " " + time.toLocalTime() + time.getOffset() + era(time.toLocalDate());
    }

    static String type(TemporalAccessor value) {
        if (value instanceof LocalTime) {
            return "time";
        }
        if (value instanceof OffsetTime) {
            return "timetz";
        }
        if (value instanceof LocalDate) {
            return "date";
        }
        return value instanceof LocalDateTime ? "timestamp" : "timestamptz";
    }

    private static OffsetDateTime instant(TemporalAccessor value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.toOffsetDateTime();
        }
        if (value instanceof OffsetDateTime time) {
            return time;
        }
        throw new InvalidOperationException(Problem.of("invalid-value", "a time of this kind can't be written as SQL")
                .with("class", value.getClass().getName())
                .cure("use a LocalDate, LocalTime, LocalDateTime, OffsetTime, OffsetDateTime or Instant"));
    }

    private static String date(LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        String digits = String.valueOf(year);
        String padded = "0".repeat(Math.max(0, 4 - digits.length())) + digits;
        return padded + date.toString().substring(date.toString().length() - 6);
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }
}
