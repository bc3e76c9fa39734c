package dev.retort.dialect;

import dev.retort.error.InvalidOperationException;
import dev.retort.row.Row;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.sql.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a text stands for in a column of a type: a date in one of dates, an instant in one of timestamps with a zone; and the
 * types whose names both databases share.
 */
public final class TypedText {

    private static final String TEXT = "text";
    private static final Pattern PLAIN = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?");
    private static final Pattern FLOATING = Pattern.compile("-?(?:\\d+\\.\\d+(?:E-?\\d+)?|Infinity)|NaN");

    /** Up to so many binary digits fit into 32 bits. */
    private static final int REAL_DIGITS = 24;

    private TypedText() {}

    /** The value; empty if the type's values are texts, or if the text is none of them. */
    public static Optional<Object> value(String text, SqlType type) {
        if (type instanceof SqlType.BooleanType) {
            return read(text, row -> row.bool(TEXT));
        }
        if (type instanceof SqlType.UuidType) {
            return read(text, row -> row.uuid(TEXT));
        }
        if (type instanceof SqlType.DateType) {
            return read(text, row -> row.date(TEXT));
        }
        if (type instanceof SqlType.TimeType time) {
            return time.zoned() ? zoned(text) : read(text, row -> row.time(TEXT));
        }
        if (type instanceof SqlType.TimestampType timestamp) {
            return read(text, row -> timestamp.zoned() ? row.instant(TEXT) : row.timestamp(TEXT));
        }
        return Optional.empty();
    }

    /**
     * The number that a text stands for: a double or float for a type of these, if it is written as they are; a decimal for
     * a type of decimals; else an integer, a long or a big one, whichever holds it, or a decimal if there is a fraction.
     * Empty if it is none, or is written in a way that such a value wouldn't be.
     */
    public static Optional<Object> number(String text, SqlType type) {
        if (type instanceof SqlType.FloatType floating && FLOATING.matcher(text).matches()) {
            Number number = floating.bits() == 32 ? (Number) Float.valueOf(text) : (Number) Double.valueOf(text);
            if (number.toString().equals(text)) {
                return Optional.of(number);
            }
        }
        if (!PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        boolean decimal = type instanceof SqlType.NumericType || number.scale() > 0;
        return Optional.of(decimal ? number : whole(number.toBigIntegerExact()));
    }

    /**
     * The type that a name stands for on either database: one with a length or precision, which is never 0, or one of those
     * without; empty for another name.
     *
     * @param bare what names without arguments stand for
     */
    public static Optional<SqlType> type(TypeName name, Map<String, SqlType> bare) {
        IntStream size = name.number(0).stream().filter(number -> number > 0);
        boolean zoned = name.name().endsWith(" with time zone");
        Optional<SqlType> sized =
                switch (name.name()) {
                    case "varchar", "character varying" ->
                        size.mapToObj(Schema::string).findFirst();
                    case "numeric", "decimal" ->
                        size.mapToObj(digits ->
                                        Schema.numeric(digits, name.number(1).orElse(0)))
                                .findFirst();
                    case "float" ->
                        size.mapToObj(digits -> digits <= REAL_DIGITS ? Schema.real() : Schema.doublePrecision())
                                .findFirst();
                    case "time", "time without time zone", "time with time zone" ->
                        Optional.of(new SqlType.TimeType(zoned, name.number(0)));
                    case "timestamp", "timestamp without time zone", "timestamp with time zone" ->
                        Optional.of(new SqlType.TimestampType(zoned, name.number(0)));
                    default -> Optional.empty();
                };
        return sized.or(
                () -> name.arguments().isEmpty() ? Optional.ofNullable(bare.get(name.name())) : Optional.empty());
    }

    private static Number whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValueExact();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValueExact() : (Number) number;
    }

    private static Optional<Object> zoned(String time) {
        try {
            return Optional.of(OffsetTime.parse(time.replaceFirst("([+-]\\d\\d)$", "$1:00")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As a row of a database would be read. */
    private static Optional<Object> read(String text, Function<Row, Optional<?>> reading) {
        try {
            return reading.apply(Row.of(Map.of(TEXT, text))).map(value -> value);
        } catch (InvalidOperationException isNone) {
            return Optional.empty();
        }
    }
}
