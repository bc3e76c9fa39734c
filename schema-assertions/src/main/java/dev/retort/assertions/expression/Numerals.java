package dev.retort.assertions.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Reads numbers. */
final class Numerals {

    /** Beyond what a double can hold nobody means a number, and its digits would fill the memory. */
    private static final int LONGEST = 400;

    private Numerals() {}

    /** Decimal, with an exponent, or hexadecimal; empty if it is none or too long. */
    static Optional<Literal.Numeric> read(String text) {
        try {
            BigDecimal value = text.startsWith("0x")
                    ? new BigDecimal(new BigInteger(text.substring(2), 16))
                    : new BigDecimal(text);
            boolean readable = Math.abs((long) value.scale()) <= LONGEST && value.precision() <= LONGEST;
            return readable ? Optional.of(new Literal.Numeric(value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
