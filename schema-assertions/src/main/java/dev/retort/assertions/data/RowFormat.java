package dev.retort.assertions.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a database writes a whole row as one text. The text is exact: rows differ if and only if their texts do, so that
 * rows can be compared, and be kept, as bytes.
 */
interface RowFormat {

    /** The values of a row's text. */
    Row parse(byte[] text, int columns);

    /**
     * PostgreSQL's text of a record, such as {@code (1,"a ""b""",)}. The server sends no text that isn't UTF-8.
     *
     * @see <a href="https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX">its syntax</a>
     */
    final class Records implements RowFormat {

        @Override
        public Row parse(byte[] text, int columns) {
            List<Optional<String>> values = new ArrayList<>(columns);
            Cursor cursor = new Cursor(text);
            for (int i = 0; i < columns; i++) {
                values.add(cursor.next());
            }
            return new Row(values);
        }

        private static final class Cursor {

            private final byte[] text;
            private final byte[] value;
            private int at = 1;

            Cursor(byte[] text) {
                this.text = text;
                this.value = new byte[text.length];
            }

            /** Takes the value up to the next comma or the last parenthesis; nothing at all is NULL. */
            Optional<String> next() {
                int start = at;
                int length = 0;
                boolean quoted = false;
                while (quoted || (text[at] != ',' && text[at] != ')')) {
                    byte found = text[at++];
                    if (found == '"' && quoted && text[at] == '"') {
                        value[length++] = text[at++];
                    } else if (found == '"') {
                        quoted = !quoted;
                    } else {
                        value[length++] = found == '\\' ? text[at++] : found;
                    }
                }
                boolean isNull = at == start;
                at++;
                return isNull ? Optional.empty() : Optional.of(new String(value, 0, length, StandardCharsets.UTF_8));
            }
        }
    }

    /** SQLite's literals of a row's values with commas between them, such as {@code 1,'it''s',NULL}. */
    final class Literals implements RowFormat {

        private static final String NULL = "NULL";
        private static final HexFormat HEX = HexFormat.of().withUpperCase();

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
            String exact = exact(literal, hex -> "cast(x'" + unquoted(hex) + "' as text)");
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

        /** Decodes bytes that should be UTF-8 but needn't be; if that can't be done, {@code otherwise} makes an expression of their hex digits. */
        private static String exact(byte[] bytes, UnaryOperator<String> otherwise) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') < 0 || isUtf8(bytes) ? text : otherwise.apply(HEX.formatHex(bytes));
        }

        private static boolean isUtf8(byte[] bytes) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)) != null;
            } catch (CharacterCodingException e) {
                return false;
            }
        }
    }
}
