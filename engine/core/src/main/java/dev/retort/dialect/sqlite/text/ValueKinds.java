package dev.retort.dialect.sqlite.text;

import dev.retort.schema.SqlType;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which kinds of values of Java a type holds. SQLite itself keeps any in any column, a date among whole numbers; PostgreSQL
 * refuses what is of another kind. A truth value is a number here, as SQLite has it, but no date and no bytes.
 *
 * @param type the column's; one of SQLite's own names holds anything
 */
record ValueKinds(SqlType type) {

    /** Why a column doesn't take a value, whatever it is; empty if it may, or if it is text, which is read. */
    Optional<String> refusal(Object value) {
        if (type instanceof SqlType.NativeType || value instanceof CharSequence || isHeld(value)) {
            return Optional.empty();
        }
        return Optional.of("it is " + kind(value) + ", and the type holds " + held());
    }

    private boolean isHeld(Object value) {
        if (value instanceof Number number) {
            return isNumber() ? isFinite(number) : isText() || (isTruth() && isOneOrZero(number));
        }
        if (value instanceof Boolean) {
            return isNumber() || isText() || isTruth();
        }
        if (value instanceof byte[]) {
            return type instanceof SqlType.BytesType;
        }
        if (value instanceof List<?>) {
            return type instanceof SqlType.JsonType || type instanceof SqlType.ArrayType || isText();
        }
        if (value instanceof UUID) {
            return type instanceof SqlType.UuidType || isText();
        }
        return isText() || isTime(value);
    }

    private boolean isTime(Object value) {
        if (type instanceof SqlType.DateType) {
            return value instanceof LocalDate || (value instanceof LocalDateTime at && isMidnight(at));
        }
        if (type instanceof SqlType.TimeType time) {
            return value instanceof LocalTime
                    || (value instanceof OffsetTime at && (time.zoned() || isUtc(at.getOffset())));
        }
        if (!(type instanceof SqlType.TimestampType timestamp)) {
            return false;
        }
        boolean local = value instanceof LocalDate || value instanceof LocalDateTime;
        return local || (timestamp.zoned() ? isInstant(value) : isInUtc(value));
    }

    private static boolean isInstant(Object value) {
        return value instanceof Instant || value instanceof OffsetDateTime || value instanceof ZonedDateTime;
    }

    private static boolean isInUtc(Object value) {
        return value instanceof Instant
                || (value instanceof OffsetDateTime at && isUtc(at.getOffset()))
                || (value instanceof ZonedDateTime zoned && isUtc(zoned.getOffset()));
    }

    private static boolean isUtc(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC);
    }

    private static boolean isMidnight(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private boolean isNumber() {
        return type instanceof SqlType.IntegerType
                || type instanceof SqlType.NumericType
                || type instanceof SqlType.FloatType;
    }

    private boolean isText() {
        return type instanceof SqlType.StringType
                || type instanceof SqlType.TextType
                || type instanceof SqlType.IntervalType
                || type instanceof SqlType.EnumerationType;
    }

    private boolean isTruth() {
        return type instanceof SqlType.BooleanType;
    }

    private boolean isFinite(Number number) {
        return type instanceof SqlType.FloatType || Double.isFinite(number.doubleValue()) || !isFloating(number);
    }

    private static boolean isFloating(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static boolean isOneOrZero(Number number) {
        return number.doubleValue() == 0 || number.doubleValue() == 1;
    }

    private static String kind(Object value) {
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) || !isFloating(number) ? "a number" : "no finite number";
        }
        if (value instanceof Boolean) {
            return "a truth value";
        }
        if (value instanceof byte[]) {
            return "bytes";
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof Duration || value instanceof Period) {
            return "a span of time";
        }
        return value instanceof UUID
                ? "a UUID"
                : "a date or time of another kind, " + value.getClass().getSimpleName();
    }

    private String held() {
        if (isNumber()) {
            return "numbers";
        }
        if (isTruth()) {
            return "true and false";
        }
        if (type instanceof SqlType.BytesType) {
            return "bytes";
        }
        if (type instanceof SqlType.UuidType) {
            return "UUIDs";
        }
        if (type instanceof SqlType.JsonType || type instanceof SqlType.ArrayType) {
            return "documents, written as text, and lists";
        }
        return isText() ? "text" : "dates or times without more or less than it says";
    }
}
