package dev.retort.schema;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The type of a column: one of a portable set, of which every dialect has a faithful form, or a type of one database by
 * its own name. Written with the words of {@link Schema}: {@code column("phone", string(32))}.
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
                throw new RetortException(Problem.of("invalid-schema", "no integer has " + bits + " bits")
                        .cure("use smallInteger(), integer() or bigInteger()"));
            }
        }
    }

    /** An exact decimal; without a precision, of any size. The scale is the number of digits after the point. */
    record NumericType(OptionalInt precision, OptionalInt scale) implements SqlType {
        /** A precision of at least one alone has the scale 0, as SQL wants it; a scale alone is refused. */
        public NumericType {
            precision.ifPresent(digits -> requirePositive("the precision of a decimal", digits));
            if (precision.isPresent() && scale.isEmpty()) {
                scale = OptionalInt.of(0);
            }
            if (precision.isEmpty() && scale.isPresent()) {
                throw new RetortException(Problem.of("invalid-schema", "a decimal has a scale but no precision")
                        .cure("give both: numeric(precision, scale)"));
            }
        }
    }

    /** A binary floating point number of 32 or 64 bits. */
    record FloatType(int bits) implements SqlType {
        /** Checks the width. */
        public FloatType {
            if (bits != 32 && bits != 64) {
                throw new RetortException(Problem.of("invalid-schema", "no float has " + bits + " bits")
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

    /** The labelled type that this type is, if it is one. */
    default Optional<EnumType> asEnum() {
        return this instanceof EnumerationType enumeration ? Optional.of(enumeration.type()) : Optional.empty();
    }

    private static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new RetortException(Problem.of("invalid-schema", what + " must be at least 1")
                    .with("found", number)
                    .cure("use text() or numeric() for no limit"));
        }
    }
}
