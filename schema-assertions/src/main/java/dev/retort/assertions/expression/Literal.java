package dev.retort.assertions.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A value that is written out. */
public sealed interface Literal extends Expression {

    @Override
    default List<Expression> operands() {
        return List.of();
    }

    @Override
    default Expression with(List<Expression> operands) {
        return this;
    }

    /**
     * A number.
     *
     * @param value with the scale that is written
     */
    record Numeric(BigDecimal value) implements Literal {

        /** Checks that it is there. */
        public Numeric {
            Objects.requireNonNull(value, "value");
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

        /** Checks that it is there. */
        public Text {
            Objects.requireNonNull(value, "value");
        }

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
