package dev.retort.catalog;

import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Takes snapshots again and again and reads only what changed since the last one, whatever it was that changed it and
 * whether that was committed or not. The snapshots are those that {@link SchemaSnapshot#of(Connection, SnapshotOptions)}
 * gives. The connections may be to several databases; it pays if those are clones of each other. With positions of
 * sequences, and on PostgreSQL before 14, everything is read each time. Not safe for use by several threads.
 */
public final class SnapshotReader {

    private final SnapshotOptions options;
    private final Map<DatabaseKind, SchemaReader> readers = new EnumMap<>(DatabaseKind.class);

    /** A reader that has read nothing yet. */
    public SnapshotReader(SnapshotOptions options) {
        this.options = options;
    }

    /** A reader that reads nothing optional. */
    public SnapshotReader() {
        this(SnapshotOptions.standard());
    }

    /**
     * Reads the schema behind a connection, which stays open, with its search path and its transaction as they were.
     *
     * @throws SnapshotException if the database isn't known or refuses a query
     */
    public SchemaSnapshot read(Connection connection) {
        Objects.requireNonNull(connection, "connection");
        boolean known = false;
        try {
            Database database = Database.of(connection);
            SortedObjects objects = Attempts.read(
                    () -> readers.computeIfAbsent(database.kind(), SchemaReader::of)
                            .readChanged(connection, options),
                    this::forget);
            known = true;
            return new SchemaSnapshot(database, objects);
        } catch (SQLException e) {
            throw SnapshotException.unreadable("schema", e);
        } finally {
            if (!known) {
                forget();
            }
        }
    }

    /** Forgets what was read, so that the next snapshot reads everything. */
    public void forget() {
        readers.clear();
    }

    /**
     * Reads again, for ten seconds at the most, if another session changed the schema meanwhile. PostgreSQL's functions that write definitions look objects
     * up as they are now, not as of the transaction's moment, and fail for one that is gone; see
     * <a href="https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-CATALOG">catalog information</a>.
     */
    static final class Attempts {

        private static final long LONGEST = Duration.ofSeconds(10).toNanos();

        /** What is internally not found, undefined tables, columns and objects, locks in vain and deadlocks. */
        private static final Set<String> PASSING = Set.of("XX000", "42P01", "42703", "42704", "55P03", "40P01");

        private Attempts() {}

        /** What is read. */
        @FunctionalInterface
        interface Reading<T> {
            T read() throws SQLException;
        }

        static <T> T read(Reading<T> reading, Runnable afterFailure) throws SQLException {
            long begin = System.nanoTime();
            while (true) {
                try {
                    return reading.read();
                } catch (SQLException e) {
                    if (System.nanoTime() - begin > LONGEST || !PASSING.contains(String.valueOf(e.getSQLState()))) {
                        throw e;
                    }
                    afterFailure.run();
                }
            }
        }
    }
}
