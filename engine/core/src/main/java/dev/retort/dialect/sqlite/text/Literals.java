package dev.retort.dialect.sqlite.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as SQLite literals. Booleans are 1 and 0; UUIDs, dates and times are text (see {@link TimeText}); lists are
 * JSON text.
 */
public final class Literals {

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
        return text(value instanceof List<?> list ? JsonText.of(list) : asText(value));
    }

    /** A text as a literal. SQLite ends a literal at a NUL, so that such a text is written as its bytes. */
    public static String text(String value) {
        if (value.indexOf('\0') >= 0) {
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
        return TimeText.of(value).orElseThrow(() -> unknown(value));
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
}
