package dev.retort.hibernate;

import static dev.retort.schema.Schema.sql;

import dev.retort.schema.Default;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a default: a plain text, number or boolean is a value, all else an expression. */
final class DefaultReader {

    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

    private DefaultReader() {}

    /** The default; empty for NULL, which is what a column has without one. */
    static Optional<Default> read(String sql) {
        String text = sql.strip();
        if (text.equalsIgnoreCase("null")) {
            return Optional.empty();
        }
        Matcher quoted = TEXT.matcher(text);
        if (quoted.matches()) {
            return Optional.of(new Default.Literal(quoted.group(1).replace("''", "'")));
        }
        return Optional.of(
                value(text).<Default>map(Default.Literal::new).orElseGet(() -> new Default.Expression(sql(text))));
    }

    private static Optional<Object> value(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Optional.of(Boolean.valueOf(text));
        }
        if (WHOLE.matcher(text).matches()) {
            return Optional.of(whole(Long.parseLong(text)));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Object whole(long number) {
        boolean small = number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
        return small ? (Object) (int) number : (Object) number;
    }
}
