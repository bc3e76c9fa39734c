package dev.retort.dialect.sqlite.text;

import dev.retort.error.HalfCharacter;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as SQLite literals. Booleans are 1 and 0, UUIDs are text, lists are JSON text.
 *
 * <p>Dates and times are the text that is stored for them: {@code 2026-01-31}, {@code 23:59:59}, {@code 2026-01-31 23:59:59},
 * each with six digits of a fraction if there is one (nine if need be); instants in UTC with {@code +00:00}, so that text
 * order is time order. These are the forms that SQLite's own
 * <a href="https://www.sqlite.org/lang_datefunc.html">date functions</a> read.
 */
public final class Literals {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter NANOS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS");

    private Literals() {}

    /**
     * A value as a literal.
     *
     * @throws InvalidOperationException if SQLite can't store it
     */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        return text(value instanceof List<?> list ? json(list) : asText(value));
    }

    /** A text as a literal. SQLite ends a literal at a NUL, so that such a text is written as its bytes. */
    public static String text(String value) {
        if (value.indexOf('\0') >= 0 && HalfCharacter.find(value).isEmpty()) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            return "CAST(x'" + HexFormat.of().formatHex(bytes) + "' AS TEXT)";
        }
        return "'" + value.replace("'", "''") + "'";
    }

    /** The text that is stored for a value of a kind that SQLite doesn't have. */
    static String asText(Object value) {
        if (value instanceof CharSequence || value instanceof Character || value instanceof UUID) {
            return value.toString();
        }
        return ofTime(value).orElseThrow(() -> unknown(value));
    }

    static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return floating(number.doubleValue(), number);
        }
        if (number instanceof BigDecimal decimal) {
            return Math.abs(decimal.scale()) > 400 ? decimal.toString() : decimal.toPlainString();
        }
        if (number instanceof BigInteger || number.getClass().getName().startsWith("java.lang.")) {
            return number.toString();
        }
        throw unknown(number);
    }

    private static String floating(double value, Number asGiven) {
        if (Double.isNaN(value)) {
            throw new InvalidOperationException("SQLite can't store NaN", "store NULL instead");
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "9e999" : "-9e999";
        }
        return asGiven.toString();
    }

    private static InvalidOperationException unknown(Object value) {
        return new InvalidOperationException(
                Problem.of("invalid-operation", "a value of this kind can't be written as SQL")
                        .with("kind", value.getClass().getName())
                        .cure("use text, a number, a boolean, bytes, a UUID, a date or time of java.time, or a list"));
    }

    static Optional<String> ofTime(Object value) {
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

    static String json(List<?> list) {
        return list.stream().map(Literals::jsonElement).collect(Collectors.joining(",", "[", "]"));
    }

    private static String jsonElement(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof List<?> list) {
            return json(list);
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number(number);
        }
        return jsonString(value instanceof Number number ? number.toString() : asText(value));
    }

    private static String jsonString(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
