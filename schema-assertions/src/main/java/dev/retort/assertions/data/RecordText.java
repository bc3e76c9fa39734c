package dev.retort.assertions.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's text of a record, such as {@code (1,"a ""b""",)}. The server sends no text that isn't UTF-8.
 *
 * @see <a href="https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX">its syntax</a>
 */
final class RecordText implements RowFormat {

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
