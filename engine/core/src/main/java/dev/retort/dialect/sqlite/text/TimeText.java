package dev.retort.dialect.sqlite.text;

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
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Dates and times as the text that is stored for them: {@code 2026-01-31}, {@code 23:59:59}, {@code 2026-01-31 23:59:59},
 * each with six digits of a fraction if there is one (nine if need be); instants in UTC with {@code +00:00}, so that text
 * order is time order. These are the forms that SQLite's own
 * <a href="https://www.sqlite.org/lang_datefunc.html">date functions</a> read.
 */
final class TimeText {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter NANOS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS");

    private TimeText() {}

    static Optional<String> of(Object value) {
        if (value instanceof LocalDate || value instanceof Duration || value instanceof Period) {
            return Optional.of(value.toString());
        }
        if (value instanceof LocalTime time) {
            return Optional.of(time(time));
        }
        if (value instanceof OffsetTime time) {
            return Optional.of(time(time.toLocalTime()) + zone(time.getOffset()));
        }
        if (value instanceof LocalDateTime timestamp) {
            return Optional.of(timestamp(timestamp));
        }
        return instant(value).map(moment -> timestamp(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)) + "+00:00");
    }

    private static Optional<Instant> instant(Object value) {
        if (value instanceof Instant moment) {
            return Optional.of(moment);
        }
        if (value instanceof OffsetDateTime moment) {
            return Optional.of(moment.toInstant());
        }
        return value instanceof ZonedDateTime moment ? Optional.of(moment.toInstant()) : Optional.empty();
    }

    private static String timestamp(LocalDateTime value) {
        return value.toLocalDate() + " " + time(value.toLocalTime());
    }

    private static String time(LocalTime value) {
        int fraction = value.get(ChronoField.NANO_OF_SECOND);
        if (fraction == 0) {
            return value.format(SECONDS);
        }
        return value.format(fraction % 1000 == 0 ? MICROS : NANOS);
    }

    private static String zone(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }
}
