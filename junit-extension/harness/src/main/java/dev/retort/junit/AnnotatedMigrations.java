package dev.retort.junit;

import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.verification.VerificationRun;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The migrations that a class with {@link MigrationTest} names, for tests that another engine than JUnit Jupiter runs. Holds
 * databases until it is closed.
 */
public final class AnnotatedMigrations implements AutoCloseable {

    private final Class<?> testClass;
    private final VerificationRun run;

    private AnnotatedMigrations(Class<?> testClass, VerificationRun run) {
        this.testClass = testClass;
        this.run = run;
    }

    /** Servers with the settings of this run; whoever gets them, closes them. */
    public static DatabaseServers servers(ClassLoader loader) {
        return DatabaseServers.withSettings(DatabaseSettings.from(KnownSettings.outsideOfJupiter(loader)::find));
    }

    /**
     * The migrations of a class, on databases of these servers.
     *
     * @throws RetortException if the class has no {@link MigrationTest}, or if it or a setting is wrong
     */
    public static AnnotatedMigrations of(Class<?> testClass, DatabaseServers servers) {
        Settings settings = KnownSettings.outsideOfJupiter(testClass.getClassLoader());
        VerificationRun run = new Configuration(testClass, settings)
                .verification(new TestInstance())
                .open(servers);
        run.failure().ifPresent(failure -> {
            run.close();
            throw failure;
        });
        return new AnnotatedMigrations(testClass, run);
    }

    /** The databases that are there. */
    public List<DatabaseWalk> databases() {
        return List.copyOf(run.walks().values());
    }

    /** Databases that were asked for and aren't there, by name, each with the reason. */
    public Map<String, Outcome> missing() {
        return run.missing().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    /**
     * A database of its own right after a revision's upgrade, without rows but those of the revisions themselves. The caller
     * closes it.
     *
     * @param revision its id, or the start of it
     * @throws RetortException if there is no such revision, or the upgrade to it fails
     */
    public MigrationRun at(DatabaseWalk database, String revision) throws SQLException {
        return MigrationRun.openAt(database, revision, testClass.getClassLoader());
    }

    /** Removes the databases that are still held. */
    @Override
    public void close() {
        run.close();
    }
}
