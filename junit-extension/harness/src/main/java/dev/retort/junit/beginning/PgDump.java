package dev.retort.junit.beginning;

import dev.retort.config.DatabaseUrl;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A dump of a database of PostgreSQL, by {@code pg_dump} of this machine, which reads in one transaction and writes nothing. */
final class PgDump implements AutoCloseable {

    private static final String NAME = "pg_dump";
    private static final long PATIENCE_SECONDS = 10;

    private final DatabaseUrl url;
    private final Process process;
    private final Path errors;

    private PgDump(DatabaseUrl url, Process process, Path errors) {
        this.url = url;
        this.process = process;
        this.errors = errors;
    }

    /**
     * Begins.
     *
     * @throws RetortException if there is no {@code pg_dump}, code {@code state-unloadable}
     */
    static PgDump of(DatabaseUrl url) throws IOException {
        if (!isOnPath()) {
            throw new RetortException(
                    Problem.of("state-unloadable", "no copy can be made of " + url + ": there is no pg_dump here")
                            .cure("install PostgreSQL's client, or give a dump: pg_dump --no-owner --no-privileges"
                                    + " -f state.sql"));
        }
        Path errors = Files.createTempFile("retort", ".pg_dump");
        ProcessBuilder builder = new ProcessBuilder(
                NAME, "--format=plain", "--encoding=UTF8", "--no-owner", "--no-privileges", "--no-password");
        builder.environment().putAll(environment(url));
        builder.redirectError(errors.toFile());
        return new PgDump(url, builder.start(), errors);
    }

    private static boolean isOnPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of(Path.of(folder, NAME), Path.of(folder, NAME + ".exe")))
                .anyMatch(Files::isExecutable);
    }

    /** Through the environment, since everybody may read a command line. */
    private static Map<String, String> environment(DatabaseUrl url) {
        Map<String, String> variables = new HashMap<>();
        Map<String, String> names = Map.of("host", "PGHOST", "port", "PGPORT", "database", "PGDATABASE");
        names.forEach((fact, variable) -> {
            String value = url.facts().get(fact);
            if (value != null) {
                variables.put(variable, value);
            }
        });
        Properties properties = url.properties();
        Map.of("user", "PGUSER", "password", "PGPASSWORD", "sslmode", "PGSSLMODE", "sslrootcert", "PGSSLROOTCERT")
                .forEach((property, variable) -> {
                    String value = properties.getProperty(property);
                    if (value != null) {
                        variables.put(variable, value);
                    }
                });
        return variables;
    }

    /** What it writes. */
    BufferedReader lines() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Waits for its end, after all lines were read.
     *
     * @throws RetortException if it failed, code {@code state-unloadable}
     */
    void end() throws IOException {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                List<String> said = Files.readAllLines(errors);
                throw new RetortException(Problem.of(
                                "state-unloadable", "no copy can be made of " + url + ": pg_dump fails")
                        .with("pg_dump said", String.join("\n", said))
                        .cure("give it a pg_dump on the PATH that is no older than the server, and a user that may"
                                + " read all tables"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pg_dump was running", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(errors);
    }
}
