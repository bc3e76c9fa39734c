package dev.retort.schema;

import dev.retort.error.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The type of a column: one of a portable set, of which every dialect has a faithful form, or a type of one database by
 * its own name. Migrations import the factories statically: {@code column("phone", string(32))}.
 */
public sealed interface SqlType {

    /** A UUID; text of 36 characters where the database has none. */
    record UuidType() implements SqlType {}

    /** Text of at most {@code length} characters. */
    record StringType(int length) implements SqlType {
        /** Checks that the length is at least one. */
        public StringType {
            requirePositive("the length of a string", length);
        }
    }

    /** Text of any length. */
    record TextType() implements SqlType {}

    /** True or false. */
    record BooleanType() implements SqlType {}

    /** A whole number of 16, 32 or 64 bits. */
    record IntegerType(int bits) implements SqlType {
        /** Checks the width. */
        public IntegerType {
            if (bits != 16 && bits != 32 && bits != 64) {
                throw new InvalidSchemaException(Problem.of("invalid-schema", "no integer has " + bits + " bits")
                        .cure("use smallInteger(), integer() or bigInteger()"));
            }
        }
    }

    /** An exact decimal; without a precision, of any size. The scale is the number of digits after the point. */
    record NumericType(OptionalInt precision, OptionalInt scale) implements SqlType {
        /** A precision alone has the scale 0, as SQL wants it; a scale alone is refused. */
        public NumericType {
            if (precision.isPresent() && scale.isEmpty()) {
                scale = OptionalInt.of(0);
            }
            if (precision.isEmpty() && scale.isPresent()) {
                throw new InvalidSchemaException(Problem.of("invalid-schema", "a decimal has a scale but no precision")
                        .cure("give both: numeric(precision, scale)"));
            }
        }
    }

    /** A binary floating point number of 32 or 64 bits. */
    record FloatType(int bits) implements SqlType {
        /** Checks the width. */
        public FloatType {
            if (bits != 32 && bits != 64) {
                throw new InvalidSchemaException(Problem.of("invalid-schema", "no float has " + bits + " bits")
                        .cure("use real() or doublePrecision()"));
            }
        }
    }

    /** A calendar date. */
    record DateType() implements SqlType {}

    /** A time of day; the precision is the number of digits of the second's fraction, 0 to 6. */
    record TimeType(boolean zoned, OptionalInt precision) implements SqlType {}

    /** A date and time; zoned ones are instants. The precision is as for {@link TimeType}. */
    record TimestampType(boolean zoned, OptionalInt precision) implements SqlType {}

    /** A span of time. */
    record IntervalType() implements SqlType {}

    /** Bytes. */
    record BytesType() implements SqlType {}

    /** JSON; {@code binary} asks for the form that can be indexed, where there are two. */
    record JsonType(boolean binary) implements SqlType {}

    /** One of a list of labels; a named type on PostgreSQL, text with a check on SQLite. */
    record EnumerationType(EnumType type) implements SqlType {}

    /** An array; JSON text where the database has none. */
    record ArrayType(SqlType of) implements SqlType {}

    /** A type of one database, by its own name, word for word; {@code general} where no other name is given. */
    record NativeType(SqlText name) implements SqlType {}

    /** A UUID. */
    static SqlType uuid() {
        return new UuidType();
    }

    /** Text of at most {@code length} characters. */
    static SqlType string(int length) {
        return new StringType(length);
    }

    /** Text of any length. */
    static SqlType text() {
        return new TextType();
    }

    /** True or false; not called {@code boolean}, which is Java's. */
    static SqlType bool() {
        return new BooleanType();
    }

    /** A whole number of 16 bits. */
    static SqlType smallInteger() {
        return new IntegerType(16);
    }

    /** A whole number of 32 bits. */
    static SqlType integer() {
        return new IntegerType(32);
    }

    /** A whole number of 64 bits. */
    static SqlType bigInteger() {
        return new IntegerType(64);
    }

    /** An exact decimal of any size. */
    static SqlType numeric() {
        return new NumericType(OptionalInt.empty(), OptionalInt.empty());
    }

    /** An exact decimal of {@code precision} digits, {@code scale} of them after the point. */
    static SqlType numeric(int precision, int scale) {
        requirePositive("the precision of a decimal", precision);
        return new NumericType(OptionalInt.of(precision), OptionalInt.of(scale));
    }

    /** A floating point number of 32 bits. */
    static SqlType real() {
        return new FloatType(32);
    }

    /** A floating point number of 64 bits. */
    static SqlType doublePrecision() {
        return new FloatType(64);
    }

    /** A calendar date. */
    static SqlType date() {
        return new DateType();
    }

    /** A time of day without a zone. */
    static SqlType time() {
        return new TimeType(false, OptionalInt.empty());
    }

    /** A date and time without a zone. */
    static SqlType timestamp() {
        return new TimestampType(false, OptionalInt.empty());
    }

    /** An instant: a date and time with a zone. */
    static SqlType timestampWithZone() {
        return new TimestampType(true, OptionalInt.empty());
    }

    /** A span of time. */
    static SqlType interval() {
        return new IntervalType();
    }

    /** Bytes. */
    static SqlType bytes() {
        return new BytesType();
    }

    /** JSON kept as it was written. */
    static SqlType json() {
        return new JsonType(false);
    }

    /** JSON in the form that can be indexed. */
    static SqlType jsonb() {
        return new JsonType(true);
    }

    /** One of a list of labels. */
    static SqlType enumeration(String typeName, String... labels) {
        return new EnumerationType(new EnumType(QualifiedName.of(typeName), List.of(labels)));
    }

    /** One of the labels of a type. */
    static SqlType enumeration(EnumType type) {
        return new EnumerationType(type);
    }

    /** An array of another type. */
    static SqlType arrayOf(SqlType element) {
        return new ArrayType(element);
    }

    /** A type by the name that the database gives it. */
    static SqlType nativeType(String name) {
        return new NativeType(SqlText.of(name));
    }

    /** The labelled type that this type is, if it is one. */
    default Optional<EnumType> asEnum() {
        return this instanceof EnumerationType enumeration ? Optional.of(enumeration.type()) : Optional.empty();
    }

    private static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new InvalidSchemaException(Problem.of("invalid-schema", what + " must be at least 1")
                    .with("found", number)
                    .cure("use text() or numeric() for no limit"));
        }
    }
}
