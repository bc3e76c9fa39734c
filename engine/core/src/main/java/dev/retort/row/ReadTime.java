package dev.retort.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads dates and times: those of {@code java.time}, and the text in which
 * <a href="https://www.sqlite.org/lang_datefunc.html">SQLite</a> keeps them; empty if it is none.
 */
final class ReadTime {

    /** A date, a space or T, a time, and perhaps a zone. */
    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter();

    private ReadTime() {}

    static Optional<Instant> instant(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (value instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        if (value instanceof LocalDateTime time) {
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        }
        return parsed(value, text -> {
            TemporalAccessor found = TEXT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return found instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(found).toInstant(ZoneOffset.UTC);
        });
    }

    static Optional<LocalDateTime> timestamp(Object value) {
        if (value instanceof LocalDateTime time) {
            return Optional.of(time);
        }
        return parsed(value, text -> LocalDateTime.parse(text.replace(' ', 'T')));
    }

    static Optional<LocalDate> date(Object value) {
        return value instanceof LocalDate date ? Optional.of(date) : parsed(value, LocalDate::parse);
    }

    static Optional<LocalTime> time(Object value) {
        return value instanceof LocalTime time ? Optional.of(time) : parsed(value, LocalTime::parse);
    }

    private static <T> Optional<T> parsed(Object value, Function<String, T> parser) {
        try {
            return value instanceof String text ? Optional.of(parser.apply(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
