package dev.retort.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A database's own command-line program, {@code psql} or {@code sqlite3}; tests are skipped where it isn't installed. */
public final class Shell {

    private final List<String> command;

    private Shell(String program, String... arguments) {
        assumeTrue(isInstalled(program), program + " isn't installed");
        command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
    }

    /** {@code sqlite3} on a file. */
    public static Shell sqlite3(Path file) {
        return new Shell("sqlite3", file.toString());
    }

    /** {@code psql} on a database, by its JDBC URL. */
    public static Shell psql(String jdbcUrl) {
        String url = jdbcUrl.substring("jdbc:".length()).replaceFirst("\\?.*", "");
        return new Shell("psql", "-X", "-q", "-d", url.replace("//", "//postgres@"), "-f", "-");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Gives the program a script. */
    public Ended run(String script) {
        try {
            Path input = Files.createTempFile("retort", ".sql");
            Files.writeString(input, script);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(input.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            Files.delete(input);
            return new Ended(code, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * How the program ended.
     *
     * @param code 0 if all went well
     * @param output what it said
     */
    public record Ended(int code, String output) {}
}
