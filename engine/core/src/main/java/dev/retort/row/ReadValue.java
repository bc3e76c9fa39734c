package dev.retort.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads numbers, truth values, bytes and UUIDs in the forms in which the databases keep them; empty if it is none. */
final class ReadValue {

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

    private ReadValue() {}

    static Optional<Long> integer(Object value) {
        try {
            return decimal(value).map(BigDecimal::longValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    static Optional<BigDecimal> decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        if (value instanceof BigInteger whole) {
            return Optional.of(new BigDecimal(whole));
        }
        if (!(value instanceof Number) && !(value instanceof String)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.toString().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Boolean> bool(Object value) {
        if (value instanceof Boolean truth) {
            return Optional.of(truth);
        }
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "1", "t", "true" -> Optional.of(true);
            case "0", "f", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<byte[]> bytes(Object value) {
        return value instanceof byte[] bytes ? Optional.of(bytes.clone()) : Optional.empty();
    }

    static Optional<UUID> uuid(Object value) {
        if (value instanceof UUID uuid) {
            return Optional.of(uuid);
        }
        if (value instanceof byte[] bytes && bytes.length == 16) {
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            return Optional.of(new UUID(halves.getLong(), halves.getLong()));
        }
        try {
            return value instanceof String text ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

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
