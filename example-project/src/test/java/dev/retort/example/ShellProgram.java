package dev.retort.example;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.sql.DatabaseKind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a person who runs scripts by hand uses: {@code psql} or {@code sqlite3}.
 *
 * @param command the program and the database
 */
record ShellProgram(List<String> command) {

    /** The program for a database; the test is skipped where it isn't installed. */
    static ShellProgram of(DatabaseKind kind, String jdbcUrl) {
        String url = jdbcUrl.substring("jdbc:".length());
        List<String> command = kind == DatabaseKind.SQLITE
                ? List.of("sqlite3", url.substring("sqlite:".length()).replaceFirst("\\?.*", ""))
                : List.of("psql", "-X", "-q", "-f", "-", "-d", withUser(url));
        assumeTrue(isInstalled(command.get(0)), command.get(0) + " isn't installed");
        return new ShellProgram(command);
    }

    private static String withUser(String url) {
        return url.contains("user=") ? url : url + (url.contains("?") ? "&" : "?") + "user=postgres";
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Runs a script; what the program said if it failed, else nothing. */
    String run(String script) throws IOException, InterruptedException {
        Path input = Files.createTempFile("newsroom", ".sql");
        Files.writeString(input, script);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(input);
        return process.waitFor() == 0 ? "" : output + "\n" + script;
    }
}
