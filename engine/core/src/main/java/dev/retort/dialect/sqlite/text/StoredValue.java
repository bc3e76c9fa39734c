package dev.retort.dialect.sqlite.text;

import dev.retort.dialect.TypedText;
import dev.retort.schema.SqlType;
import dev.retort.sql.sqlite.Affinity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value as a column keeps it: exactly, or not at all. SQLite itself takes any value in any column, and makes a number of
 * 15 digits of a longer text or decimal; so what a type doesn't hold is refused here, as PostgreSQL refuses it. What
 * PostgreSQL would round is refused, too: the digits behind a point that a type has no room for.
 *
 * @param type the column's
 * @param strict whether the table is STRICT, in which a decimal that is no binary number can stay a text
 */
public record StoredValue(SqlType type, boolean strict) {

    /** What to do about a value that isn't kept. */
    public static final String CURE =
            "give a value that the type holds, or give the column a type that holds this one: text() keeps any";

    /** Digits of which every decimal comes back from 64 bits of floating point. */
    private static final int SAFE_DIGITS = 15;

    /** Before it are the year 0, which PostgreSQL doesn't read, and the signs of years before it and behind 9999. */
    private static final String FIRST_YEAR = "'0001";

    private static final int LARGEST_EXPONENT = 307;
    private static final Pattern NUMBER =
            Pattern.compile("\\s*[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,5})?\\s*");
    private static final Pattern FRACTION = Pattern.compile("\\.(\\d*[1-9])");
    private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes", "on");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "n", "no", "off");

    /** Why the column doesn't keep a value as it is; empty if it does. */
    public Optional<String> refusal(@Nullable Object value) {
        if (value instanceof Character character) {
            return refusal(character.toString());
        }
        Optional<String> kind = value == null ? Optional.empty() : new ValueKinds(type).refusal(value);
        if (kind.isPresent()) {
            return kind;
        }
        if (value instanceof Number number) {
            return decimal(number.toString()).flatMap(decimal -> refusal(number, decimal));
        }
        if (value instanceof CharSequence text) {
            return refusal(text.toString());
        }
        return value == null ? Optional.empty() : Literals.ofTime(value).flatMap(this::fraction);
    }

    /** The value as a literal, in the form in which the column keeps it. */
    public String literal(@Nullable Object value) {
        if (value instanceof Number number && !(value instanceof Long) && !(value instanceof Integer)) {
            return decimal(number.toString())
                    .map(decimal -> number(number, decimal))
                    .orElseGet(() -> Literals.of(value));
        }
        if (value instanceof Boolean && (type instanceof SqlType.StringType || type instanceof SqlType.TextType)) {
            return Literals.text(value.toString());
        }
        if (value instanceof Character character) {
            return text(character.toString());
        }
        if (type instanceof SqlType.TimestampType timestamp && value != null && !(value instanceof CharSequence)) {
            return Literals.of(moment(value, timestamp.zoned()));
        }
        if (value instanceof LocalDateTime midnight && type instanceof SqlType.DateType) {
            return literal(midnight.toLocalDate());
        }
        return value instanceof CharSequence text ? text(text.toString()) : Literals.of(value);
    }

    /** A day begins at midnight; an instant in a column without a zone is in UTC, which isn't written there. */
    private static Object moment(Object value, boolean zoned) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (!zoned && value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (!zoned && value instanceof OffsetDateTime at) {
            return at.toLocalDateTime();
        }
        return !zoned && value instanceof ZonedDateTime at ? at.toLocalDateTime() : value;
    }

    private Optional<String> refusal(Number given, BigDecimal decimal) {
        boolean floating = given instanceof Double || given instanceof Float;
        return switch (affinity()) {
            case TEXT, BLOB -> Optional.empty();
            case REAL -> floating || isFloating(decimal) ? Optional.empty() : tooLong();
            case INTEGER, NUMERIC -> floating || isKept(decimal) ? outside(decimal) : tooLong();
        };
    }

    private Optional<String> refusal(String text) {
        if (type instanceof SqlType.StringType string) {
            int length = text.codePointCount(0, text.length());
            return length <= string.length() ? Optional.empty() : Optional.of("it has " + length + " characters");
        }
        if (type instanceof SqlType.IntegerType
                || type instanceof SqlType.NumericType
                || type instanceof SqlType.FloatType) {
            return decimal(text)
                    .map(decimal -> refusal(BigInteger.ZERO, decimal))
                    .orElseGet(() -> Optional.of("it is no number"));
        }
        if (type instanceof SqlType.BooleanType
                || type instanceof SqlType.DateType
                || type instanceof SqlType.TimeType
                || type instanceof SqlType.TimestampType) {
            return canonical(text).map(this::fraction).orElseGet(() -> Optional.of(unreadable()));
        }
        if (type instanceof SqlType.UuidType) {
            return canonical(text).isPresent() ? Optional.empty() : Optional.of("it is no UUID");
        }
        boolean numeric = affinity() != Affinity.TEXT && affinity() != Affinity.BLOB;
        if (type instanceof SqlType.JsonType && numeric) {
            return decimal(text).filter(decimal -> !isWrittenSo(text, decimal)).flatMap(decimal -> tooLong());
        }
        return numeric
                ? decimal(text).filter(decimal -> !isKept(decimal)).flatMap(decimal -> tooLong())
                : Optional.empty();
    }

    /** What a second's fraction has too much. */
    private Optional<String> fraction(String time) {
        OptionalInt precision = type instanceof SqlType.TimeType of
                ? of.precision()
                : type instanceof SqlType.TimestampType other ? other.precision() : OptionalInt.empty();
        Matcher digits = FRACTION.matcher(time);
        boolean longer =
                precision.isPresent() && digits.find() && digits.group(1).length() > precision.getAsInt();
        return longer
                ? Optional.of("it has more than " + precision.getAsInt() + " digits of a second's fraction: round it")
                : Optional.empty();
    }

    private String unreadable() {
        return type instanceof SqlType.BooleanType
                ? "it is no truth value"
                : "it isn't written as 2026-01-31, 23:59:59 or 2026-01-31 23:59:59, as the type wants it, in the years 0001 to"
                        + " 9999";
    }

    private static Optional<String> tooLong() {
        return Optional.of(
                "SQLite would keep another number: it has whole numbers of 64 bits, and 15 digits of others");
    }

    /** What doesn't fit the digits that the type has. */
    private Optional<String> outside(BigDecimal decimal) {
        BigDecimal number = decimal.stripTrailingZeros();
        if (type instanceof SqlType.IntegerType integer) {
            boolean small = integer.bits() == 16
                    && (number.compareTo(BigDecimal.valueOf(Short.MAX_VALUE)) > 0
                            || number.compareTo(BigDecimal.valueOf(Short.MIN_VALUE)) < 0);
            return number.scale() > 0
                    ? Optional.of("it is no whole number")
                    : small ? Optional.of("it has more than 16 bits") : Optional.empty();
        }
        if (!(type instanceof SqlType.NumericType numeric)
                || numeric.precision().isEmpty()) {
            return Optional.empty();
        }
        int scale = numeric.scale().orElse(0);
        int whole = numeric.precision().getAsInt() - scale;
        if (number.signum() != 0 && number.precision() - number.scale() > whole) {
            return Optional.of("it has more than " + whole + " digits before the point");
        }
        return number.scale() > scale
                ? Optional.of("it has more than " + scale + " digits behind the point: round it")
                : Optional.empty();
    }

    private String number(Number given, BigDecimal decimal) {
        boolean floating = given instanceof Double || given instanceof Float;
        boolean exact = isKept(decimal);
        return switch (affinity()) {
            case TEXT -> exact && floating ? Literals.of(given) : Literals.text(plain(given));
            case BLOB -> exact || floating ? Literals.of(given) : Literals.text(plain(given));
            case REAL -> Literals.of(given);
            case INTEGER, NUMERIC ->
                isWhole(decimal) && !floating ? decimal.toBigIntegerExact().toString() : Literals.of(given);
        };
    }

    private static String plain(Number given) {
        return given instanceof BigDecimal decimal ? Literals.number(decimal) : given.toString();
    }

    private String text(String text) {
        boolean number = type instanceof SqlType.IntegerType
                || (type instanceof SqlType.NumericType && affinity() != Affinity.BLOB);
        return (number
                        ? decimal(text).filter(StoredValue::isWhole).map(it -> it.toBigIntegerExact()
                                .toString())
                        : canonical(text))
                .orElseGet(() -> Literals.text(text));
    }

    /** A date, time or truth value as it is written for a value of Java; empty if it is none. */
    private Optional<String> canonical(String text) {
        if (type instanceof SqlType.BooleanType) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            return TRUE.contains(word) ? Optional.of("1") : FALSE.contains(word) ? Optional.of("0") : Optional.empty();
        }
        if (type instanceof SqlType.UuidType) {
            return TypedText.value(text, type).map(Literals::of);
        }
        boolean time = type instanceof SqlType.DateType
                || type instanceof SqlType.TimeType
                || type instanceof SqlType.TimestampType;
        boolean day = type instanceof SqlType.TimestampType && text.length() == "2026-01-31".length();
        return time
                ? TypedText.value(day ? text + " 00:00" : text, type)
                        .map(Literals::of)
                        .filter(written -> type instanceof SqlType.TimeType || written.compareTo(FIRST_YEAR) > 0)
                : Optional.empty();
    }

    private Affinity affinity() {
        String name = TypeNames.of(type, strict);
        return strict && name.equalsIgnoreCase("ANY") ? Affinity.BLOB : Affinity.of(name);
    }

    private static boolean isWrittenSo(String text, BigDecimal decimal) {
        BigDecimal shortest = decimal.stripTrailingZeros();
        String plain = shortest.signum() == 0 ? "0" : shortest.toPlainString();
        return (isKept(decimal) && shortest.abs().compareTo(BigDecimal.valueOf(1e15)) < 0 && text.equals(plain))
                || (isWhole(decimal) && text.equals(plain));
    }

    /** Whether a column of numbers gives it back. */
    static boolean isKept(BigDecimal decimal) {
        BigDecimal number = decimal.stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        return isWhole(decimal) || (number.precision() <= SAFE_DIGITS && Math.abs(exponent) <= LARGEST_EXPONENT);
    }

    static boolean isWhole(BigDecimal decimal) {
        BigDecimal number = decimal.stripTrailingZeros();
        return number.scale() <= 0
                && number.precision() - number.scale() < 20
                && number.toBigIntegerExact().bitLength() < Long.SIZE;
    }

    /** Whether it is the shortest text of a floating point number, or one of few digits. */
    private static boolean isFloating(BigDecimal decimal) {
        double floating = decimal.doubleValue();
        return !Double.isInfinite(floating) && new BigDecimal(Double.toString(floating)).compareTo(decimal) == 0;
    }

    private static Optional<BigDecimal> decimal(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text.strip())) : Optional.empty();
    }
}
