package dev.retort.dialect.sqlite.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values for the question marks of queries. The driver would bind a decimal as a text, which equals no number, a date and time
 * with a T, which equals none that is stored, and whatever it doesn't know by its {@code toString}.
 */
public final class Parameters {

    private Parameters() {}

    /**
     * What the driver takes for a value.
     *
     * @throws dev.retort.error.InvalidOperationException for a value of a kind that has no literal either
     */
    public static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof byte[] || value instanceof Boolean) {
            return value;
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return number(new BigDecimal(value.toString()));
        }
        if (value instanceof Number number) {
            Literals.number(number);
            return value;
        }
        return value instanceof List<?> list ? Literals.json(list) : Literals.asText(value);
    }

    /** One that no column of numbers keeps is looked for as a text, which is what such a column would have to hold. */
    private static Object number(BigDecimal decimal) {
        if (StoredValue.isWhole(decimal)) {
            return decimal.longValueExact();
        }
        return StoredValue.isKept(decimal) ? (Object) decimal.doubleValue() : Literals.number(decimal);
    }
}
