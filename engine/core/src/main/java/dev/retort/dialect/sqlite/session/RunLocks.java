package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.LockTimeoutException;
import dev.retort.dialect.RunLock;
import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * One run at a time for each database file, by a lock on a file beside it, {@code <database>-retort.lock}. The operating
 * system lets the lock go when its holder dies. The file stays, empty. A database in memory has one connection only and
 * needs no lock.
 */
public final class RunLocks implements RunLock {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    @Override
    public Held acquire(ConnectionSource connections, Connection connection, String name, Duration timeout)
            throws SQLException {
        Optional<Path> database = file(connection);
        if (database.isEmpty()) {
            return () -> {};
        }
        LockFile file = LockFile.beside(database.get());
        try {
            return waitFor(file, timeout, name);
        } catch (IOException error) {
            throw new SQLException("can't lock " + file.path() + ": " + error.getMessage(), error);
        }
    }

    private static Held waitFor(LockFile file, Duration timeout, String name) throws IOException, SQLException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<Held> held = file.tryLock(name);
            if (held.isPresent()) {
                return held.get();
            }
            if (System.nanoTime() >= deadline) {
                throw timeout(file, timeout);
            }
            pause();
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for the lock", interrupted);
        }
    }

    private static Optional<Path> file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")) {
            String file = rows.next() ? rows.getString(1) : null;
            return Optional.ofNullable(file).filter(it -> !it.isEmpty()).map(Path::of);
        }
    }

    private static LockTimeoutException timeout(LockFile file, Duration timeout) {
        return new LockTimeoutException(Problem.of("lock-timeout", "another run holds the lock")
                .with("held by", file.holder())
                .with("lock", file.path())
                .with("waited", timeout)
                .cure("wait for it, or give a longer timeout; the lock ends with its process"));
    }
}
