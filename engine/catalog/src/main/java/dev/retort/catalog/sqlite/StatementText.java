package dev.retort.catalog.sqlite;

import dev.retort.sql.Query;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * All stored statements of a SQLite schema as one text, which costs much less than reading them row by row. Each ends with
 * NUL; none has it inside, since SQLite's parser takes it for the end.
 */
final class StatementText {

    private static final String QUERY = "select group_concat(sql, char(0)) from main.sqlite_schema";

    private final byte[] bytes;

    /** Where each statement ends, behind its NUL. */
    private final int[] ends;

    private StatementText(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    /** The text of a schema in which there is nothing. */
    static StatementText empty() {
        return new StatementText(new byte[0], new int[0]);
    }

    static StatementText of(List<StoredStatement> statements) {
        StringBuilder text = new StringBuilder();
        statements.forEach(statement -> text.append(statement.sql()).append('\0'));
        return empty().replaced(0, 0, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes of the text in UTF-8, whatever the database's encoding. */
    static byte[] read(Connection connection) throws SQLException {
        return new Query(connection, QUERY)
                .first(row -> row.getBytes(1))
                .map(StatementText::inUtf8)
                .map(text -> Arrays.copyOf(text, text.length + 1))
                .orElseGet(() -> new byte[0]);
    }

    /** The driver gives bytes as they are stored. Each statement begins with CREATE, so the first two tell how. */
    private static byte[] inUtf8(byte[] stored) {
        if (stored[0] != 0 && stored[1] != 0) {
            return stored;
        }
        Charset wide = stored[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return new String(stored, wide).getBytes(StandardCharsets.UTF_8);
    }

    boolean isSame(byte[] other) {
        return Arrays.equals(bytes, other);
    }

    int size() {
        return ends.length;
    }

    String statement(int place) {
        return new String(bytes, start(place), ends[place] - 1 - start(place), StandardCharsets.UTF_8);
    }

    private int start(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }

    /** How many statements another text has at its beginning too. */
    int sameAtBeginning(byte[] other) {
        int difference = Arrays.mismatch(bytes, other);
        if (difference < 0) {
            return ends.length;
        }
        int place = Arrays.binarySearch(ends, difference);
        return place < 0 ? -place - 1 : place + 1;
    }

    /** From which place on another text has the same statements up to its end. */
    int sameAtEnd(byte[] other, int head) {
        int place = head;
        while (!endsLike(other, start(place), start(head))) {
            place++;
        }
        return place;
    }

    private boolean endsLike(byte[] other, int start, int head) {
        int otherStart = start + other.length - bytes.length;
        return otherStart >= head
                && (otherStart == head || other[otherStart - 1] == 0)
                && Arrays.equals(bytes, start, bytes.length, other, otherStart, other.length);
    }

    /** A text with the statements before one place and from another place on, whatever is between them. */
    StatementText replaced(int head, int tail, byte[] other) {
        int longer = other.length - bytes.length;
        int[] between = new int[16];
        int count = 0;
        for (int i = start(head); i < start(tail) + longer; i++) {
            if (other[i] == 0) {
                between = count == between.length ? Arrays.copyOf(between, count * 2) : between;
                between[count++] = i + 1;
            }
        }
        int[] all = Arrays.copyOf(ends, head + count + ends.length - tail);
        System.arraycopy(between, 0, all, head, count);
        for (int place = tail; place < ends.length; place++) {
            all[head + count + place - tail] = ends[place] + longer;
        }
        return new StatementText(other, all);
    }
}
