package dev.retort.catalog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/**
 * Reads again, for ten seconds at the most, if another session changed the schema meanwhile. PostgreSQL's functions that write definitions look objects
 * up as they are now, not as of the transaction's moment, and fail for one that is gone; see
 * <a href="https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-CATALOG">catalog information</a>.
 */
final class Attempts {

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
