package dev.retort.assertions.data;

import dev.retort.sql.Query;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The states of SQLite's tables: a digest of each table's statement and pages. Pages that are the same hold the same
 * rows. SQLite has no function for a digest of rows, and its counters of changes don't tell of rollbacks and of
 * databases that were exchanged as a whole.
 *
 * @see <a href="https://www.sqlite.org/dbstat.html">dbstat, which tells the pages of a table</a>
 * @see <a href="https://www.sqlite.org/c3ref/serialize.html">sqlite3_serialize, which gives them as they are seen</a>
 */
record SqlitePages(Map<String, String> states) {

    /** Smaller databases are read as fast. */
    private static final long SMALL = 1L << 20;

    static SqlitePages of(Connection connection) throws SQLException {
        int pageSize = (int) number(connection, "pragma main.page_size");
        long size = pageSize * number(connection, "pragma main.page_count");
        boolean asked = size > SMALL && size < Runtime.getRuntime().maxMemory() / 3 && hasStatistics(connection);
        Optional<byte[]> content = asked ? serialized(connection) : Optional.empty();
        return new SqlitePages(content.isPresent() ? states(connection, content.get(), pageSize) : Map.of());
    }

    /** Empty if pages can't be had, or for a virtual table. */
    Optional<String> state(String table) {
        return Optional.ofNullable(states.get(table));
    }

    private static boolean hasStatistics(Connection connection) throws SQLException {
        return number(connection, "select count(*) from pragma_module_list where name = 'dbstat'") > 0;
    }

    /** The driver's method isn't in JDBC, and old drivers don't have it; it also fails if the memory is short. */
    private static Optional<byte[]> serialized(Connection connection) throws SQLException {
        try {
            Class<?> driver = Class.forName("org.sqlite.SQLiteConnection");
            return connection.isWrapperFor(driver)
                    ? Optional.of((byte[])
                            driver.getMethod("serialize", String.class).invoke(connection.unwrap(driver), "main"))
                    : Optional.empty();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> states(Connection connection, byte[] content, int pageSize) throws SQLException {
        Map<String, MessageDigest> digests = begun(connection);
        String query = "select name, pageno from dbstat where schema = 'main' order by name, pageno";
        new Query(connection, query).each(row -> {
            MessageDigest digest = digests.get(row.getString(1));
            if (digest != null) {
                int page = row.getInt(2);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, page));
                digest.update(content, (page - 1) * pageSize, pageSize);
            }
        });
        Map<String, String> states = new HashMap<>();
        digests.forEach((table, digest) -> states.put(table, HexFormat.of().formatHex(digest.digest())));
        return states;
    }

    /** With what the meaning of the pages depends on. */
    private static Map<String, MessageDigest> begun(Connection connection) throws SQLException {
        Map<String, MessageDigest> digests = new HashMap<>();
        String query =
                """
                select s.name, s.rootpage || ' ' || e.encoding || ' ' || s.sql
                  from main.sqlite_schema s cross join pragma_encoding e
                 where s.type = 'table' and s.rootpage > 0""";
        new Query(connection, query).each(row -> {
            MessageDigest digest = md5();
            digest.update(row.getString(2).getBytes(StandardCharsets.UTF_8));
            digests.put(row.getString(1), digest);
        });
        return digests;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        return new Query(connection, query).get(row -> row.getLong(1));
    }
}
