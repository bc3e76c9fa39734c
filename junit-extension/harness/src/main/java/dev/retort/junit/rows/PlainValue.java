package dev.retort.junit.rows;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A value without the dress of its type, so that it can be compared when a column's type has changed: {@code '1'} and
 * {@code 1.00} are both {@code 1}, and {@code true} is {@code 1}.
 */
final class PlainValue {

    private PlainValue() {}

    static Optional<String> of(Optional<String> exact) {
        return exact.map(PlainValue::plain);
    }

    private static String plain(String exact) {
        boolean quoted = exact.length() >= 2 && exact.startsWith("'") && exact.endsWith("'");
        String text = quoted ? exact.substring(1, exact.length() - 1).replace("''", "'") : exact;
        return switch (text) {
            case "t", "true" -> "1";
            case "f", "false" -> "0";
            default -> number(text);
        };
    }

    private static String number(String text) {
        try {
            return text.isEmpty() || text.length() > 100
                    ? text
                    : new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
