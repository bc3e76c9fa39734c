package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.RunLock;
import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** A process of its own that takes the lock of a database, says so, and holds it until its input ends or it dies. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        try (TestDatabase database = TestDatabase.at(Path.of(arguments[0]));
                RunLock.Held held = new RunLocks()
                        .acquire(
                                database::connection,
                                database.connection(),
                                "retort_version",
                                Duration.ofSeconds(30))) {
            System.out.write('+');
            System.out.flush();
            System.in.read();
            System.out.write(held.toString().isEmpty() ? '?' : '-');
        }
    }
}
