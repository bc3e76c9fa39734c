package dev.retort.dialect.postgresql.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;

/**
 * Dates and times as the server reads them: no sign before a year, and {@code BC} after one below 1.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-datetime.html">Date and time types</a>
 */
final class TimeText {

    private TimeText() {}

    static String of(TemporalAccessor value) {
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
