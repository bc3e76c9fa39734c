package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** SQLite's literals of a row's values with commas between them, such as {@code 1,'it''s',NULL}. */
final class LiteralText implements RowFormat {

    private static final String NULL = "NULL";

    @Override
    public Row parse(byte[] text, int columns) {
        List<Optional<String>> values = new ArrayList<>(columns);
        int start = 0;
        for (int i = 0; i < columns; i++) {
            int end = end(text, start);
            values.add(value(Arrays.copyOfRange(text, start, end)));
            start = end + 1;
        }
        return new Row(values);
    }

    /** The next comma outside of quotes; a quote in a text is doubled, so it ends one text and begins another. */
    private static int end(byte[] text, int start) {
        boolean quoted = false;
        int at = start;
        while (at < text.length && (quoted || text[at] != ',')) {
            quoted ^= text[at] == '\'';
            at++;
        }
        return at;
    }

    private static Optional<String> value(byte[] literal) {
        String exact = ExactText.of(literal, literal.length, hex -> "cast(x'" + unquoted(hex) + "' as text)");
        return exact.equals(NULL) ? Optional.empty() : Optional.of(exact);
    }

    /** A literal's digits without its own quotes; each {@code 2727} in it is one quote. */
    private static String unquoted(String hex) {
        StringBuilder plain = new StringBuilder();
        for (int i = 2; i < hex.length() - 2; i += 2) {
            String digits = hex.substring(i, i + 2);
            plain.append(digits);
            i += digits.equals("27") ? 2 : 0;
        }
        return plain.toString();
    }
}
