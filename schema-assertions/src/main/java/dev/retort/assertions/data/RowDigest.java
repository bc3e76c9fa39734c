package dev.retort.assertions.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A digest of rows in any order: the sum of each row's MD5. PostgreSQL computes the same with {@link #SQL}.
 *
 * @param rows how many rows
 * @param high the sum of the first halves, without what overflows
 * @param low the sum of the second halves
 */
record RowDigest(long rows, long high, long low) {

    static final RowDigest NONE = new RowDigest(0, 0, 0);

    /** With the row's text, see {@link #SQL_VALUE}, and the source of rows. */
    static final String SQL =
            """
            select count(*), coalesce(sum(('x' || left(h, 16))::bit(64)::bigint), 0), coalesce(sum(('x' || right(h, 16))::bit(64)::bigint), 0)
              from (select pg_catalog.md5(%s) as h from (%s) r) d""";

    /** One value in a row's text: its length makes it unambiguous. */
    static final String SQL_VALUE = "coalesce(length(%1$s) || ':' || %1$s, '-')";

    RowDigest plus(Row row, MessageDigest md5) {
        StringBuilder text = new StringBuilder();
        for (Optional<String> value : row.values()) {
            if (value.isEmpty()) {
                text.append('-');
            } else {
                String present = value.get();
                text.append(present.codePointCount(0, present.length()))
                        .append(':')
                        .append(present);
            }
        }
        ByteBuffer hash = ByteBuffer.wrap(md5.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        return new RowDigest(rows + 1, high + hash.getLong(), low + hash.getLong());
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
