package dev.retort.assertions.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** A value that is written out. */
public sealed interface Literal extends Expression.Leaf {

    /**
     * A number.
     *
     * @param value with the scale that is written
     */
    record Numeric(BigDecimal value) implements Literal {

        /** Beyond what a double can hold nobody means a number, and its digits would fill the memory. */
        private static final int LONGEST = 400;

        /** Reads a decimal, with an exponent or hexadecimal; empty if it is none or too long. */
        static Optional<Numeric> read(String text) {
            try {
                BigDecimal value = text.startsWith("0x")
                        ? new BigDecimal(new BigInteger(text.substring(2), 16))
                        : new BigDecimal(text);
                boolean readable = Math.abs((long) value.scale()) <= LONGEST && value.precision() <= LONGEST;
                return readable ? Optional.of(new Numeric(value)) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        /** The same number without zeros at the end of its fraction. */
        Numeric stripped() {
            BigDecimal plain = value.stripTrailingZeros();
            return new Numeric(plain.scale() < 0 ? plain.setScale(0) : plain);
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /**
     * A text; also a date, a uuid and the like, which are written as texts.
     *
     * @param value without quotes
     */
    record Text(String value) implements Literal {

        @Override
        public String toString() {
            return "'" + value.replace("'", "''") + "'";
        }
    }

    /**
     * TRUE or FALSE.
     *
     * @param value which of them
     */
    record Truth(boolean value) implements Literal {

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /**
     * Bytes.
     *
     * @param hex two digits for each byte, in lower case
     */
    record Bytes(String hex) implements Literal {

        /** Puts the digits into lower case. */
        public Bytes {
            hex = hex.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "x'" + hex + "'";
        }
    }

    /** NULL. */
    record Null() implements Literal {

        @Override
        public String toString() {
            return "null";
        }
    }
}
