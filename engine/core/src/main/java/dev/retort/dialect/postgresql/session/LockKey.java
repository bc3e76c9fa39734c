package dev.retort.dialect.postgresql.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The number of an advisory lock: the same for every run, on every machine, about one version table of one database.
 *
 * @param value the number
 */
record LockKey(long value) {

    static LockKey of(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_database()")) {
            row.next();
            return of(row.getString(1), name);
        }
    }

    static LockKey of(String database, String name) {
        byte[] text = ("retort\n" + database + "\n" + name).getBytes(StandardCharsets.UTF_8);
        try {
            return new LockKey(
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text))
                            .getLong());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * The number of a second lock, which the connection that works holds: the server may go on with a dead run's last
     * statement for a while after the first lock was released.
     */
    LockKey ofWork() {
        return new LockKey(value ^ 0x5bd1e9955bd1e995L);
    }

    /** The upper half, as {@code pg_locks.classid} shows it. */
    long upper() {
        return value >>> 32;
    }

    /** The lower half, as {@code pg_locks.objid} shows it. */
    long lower() {
        return value & 0xffffffffL;
    }
}
