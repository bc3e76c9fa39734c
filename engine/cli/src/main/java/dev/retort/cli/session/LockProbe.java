package dev.retort.cli.session;

import dev.retort.config.DatabaseUrl;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.RunLock;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Finds out whether another run is at work. */
final class LockProbe {

    private LockProbe() {}

    static void tryLock(DatabaseUrl url, QualifiedName versionTable) {
        RunLock.ConnectionSource source = () -> DriverManager.getConnection(url.jdbcUrl(), url.properties());
        try (Connection connection = source.open()) {
            RunLock lock = Dialects.onClassPath().of(connection).runLock();
            lock.acquire(source, connection, versionTable.toString(), Duration.ZERO)
                    .close();
        } catch (SQLException failure) {
            throw new RetortException(
                    Problem.of("lock-unavailable", "the lock cannot be taken")
                            .with("cause", String.valueOf(failure.getMessage()))
                            .cure("check that the user may write beside the database file, or call"
                                    + " pg_try_advisory_lock"),
                    failure);
        }
    }
}
