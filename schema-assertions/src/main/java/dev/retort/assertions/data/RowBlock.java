package dev.retort.assertions.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Some rows as bytes: for each value its length, -1 for NULL, and its UTF-8 text. */
final class RowBlock {

    private static final int NULL = -1;

    private byte[] bytes;
    private int length;

    RowBlock(int capacity) {
        this.bytes = new byte[capacity];
    }

    void add(Row row) {
        for (Optional<String> value : row.values()) {
            if (value.isEmpty()) {
                addNumber(NULL);
            } else {
                byte[] text = value.get().getBytes(StandardCharsets.UTF_8);
                addNumber(text.length);
                reserve(text.length);
                System.arraycopy(text, 0, bytes, length, text.length);
                length += text.length;
            }
        }
    }

    private void addNumber(int number) {
        reserve(Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(length, number);
        length += Integer.BYTES;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    int length() {
        return length;
    }

    byte[] taken() {
        return Arrays.copyOf(bytes, length);
    }

    void clear() {
        length = 0;
    }

    static List<Row> decode(ByteBuffer from, int rows, int columns) {
        List<Row> decoded = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            List<Optional<String>> values = new ArrayList<>(columns);
            for (int column = 0; column < columns; column++) {
                values.add(value(from));
            }
            decoded.add(new Row(values));
        }
        return decoded;
    }

    private static Optional<String> value(ByteBuffer from) {
        int size = from.getInt();
        if (size == NULL) {
            return Optional.empty();
        }
        byte[] text = new byte[size];
        from.get(text);
        return Optional.of(new String(text, StandardCharsets.UTF_8));
    }
}
