package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program in a process of its own, as a user starts it: by its main class, and by the launcher. */
class ProcessTest {

    private final Path folder;

    ProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aWholeDayOfWorkFromAnEmptyFolder() throws Exception {
        assertThat(java("init").code()).isZero();
        assertThat(java("revision", "-m", "größer").code()).isZero();
        Output up = java("upgrade", "head");
        assertThat(up.code()).isZero();
        assertThat(up.out()).startsWith("current: ");
        assertThat(up.err()).startsWith("upgrade ").contains("größer");
        assertThat(java("--json", "current").json()).containsEntry("atHead", true);
        assertThat(folder.resolve("app.db")).exists();
        assertThat(java("upgrade", "nope").code()).isEqualTo(1);
        assertThat(java("nope").code()).isEqualTo(2);
    }

    @Test
    void noPasswordIsInAnyStreamOfTheProcessEvenWithAllLogs() throws Exception {
        assertThat(java("init").code()).isZero();
        Files.writeString(
                folder.resolve("migrations/first.sql"),
                "-- revision: first\n\n-- upgrade\nCREATE ROLE log_reader PASSWORD 's3cr3t-role';\n-- downgrade\n");
        String url = TestDatabase.POSTGRESQL.create(folder) + "&password=s3cr3t-word";
        Output well = java("--url", url, "-v", "--debug", "upgrade");
        assertThat(well.code()).isZero();
        assertThat(well.err()).as("logs are there").contains("[DEBUG]").doesNotContain("s3cr3t");
        assertThat(well.out()).doesNotContain("s3cr3t");
        Output failed = java("--url", "postgresql://me:s3cr3t@localhost:1/app", "-v", "--debug", "upgrade");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("\tat dev.retort").doesNotContain("s3cr3t");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full stands for a full disk")
    void whatCannotBePrintedIsAnError() throws Exception {
        assertThat(java("init").code()).isZero();
        assertThat(java("revision", "-m", "first").code()).isZero();
        for (String command : List.of("upgrade --sql", "history", "current --json", "--help", "config")) {
            List<String> started = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh"));
            started.addAll(command(command.split(" ")));
            Output output = run(started.toArray(String[]::new));
            assertThat(output.code()).as(command).isEqualTo(1);
            assertThat(output.err()).as(command).contains("standard output").contains("what to do");
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE, INT, 130", "POSTGRESQL, INT, 130", "POSTGRESQL, TERM, 143"})
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "kill sends the signal")
    void ctrlCCancelsTheStatementAndSaysWhatWasDone(TestDatabase database, String signal, int code) throws Exception {
        assertThat(java("init").code()).isZero();
        String slow = database == TestDatabase.POSTGRESQL
                ? "SELECT pg_sleep(300)"
                : "INSERT INTO b WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
        revision("a1", "none", "CREATE TABLE a (n int)");
        revision("b2", "a1", "CREATE TABLE b (n int);\n" + slow);
        revision("c3", "b2", "CREATE TABLE c (n int)");
        String url = database.create(folder);
        Path err = folder.resolve("run.err");
        List<String> command = new ArrayList<>(command("--url", url, "-v", "upgrade"));
        if (OS.LINUX.isCurrentOs()) {
            // A build in the background ignores Ctrl-C, and what it starts would, too.
            command.addAll(0, List.of("env", "--default-signal=INT"));
        }
        Process run = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("run.out").toFile())
                .redirectError(err.toFile())
                .start();
        while (!Files.readString(err).contains(slow)) {
            assertThat(run.isAlive()).as(Files.readString(err)).isTrue();
            Thread.sleep(20);
        }
        Thread.sleep(200);

        assertThat(run("kill", "-" + signal, String.valueOf(run.pid())).code()).isZero();

        if (!run.waitFor(1, TimeUnit.MINUTES)) {
            run.destroyForcibly();
        }
        assertThat(run.waitFor()).isEqualTo(code);
        assertThat(Files.readString(err))
                .contains("error: the run was cancelled: 1 of 3 steps are done")
                .contains("done: a1\n", "not done: b2, c3\n", "state: rolled back; version rows: a1");
        assertThat(TestDatabase.column(url, "SELECT version_num FROM retort_version"))
                .containsExactly("a1");
        if (database == TestDatabase.POSTGRESQL) {
            assertThat(TestDatabase.column(
                            url,
                            "SELECT query FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%sleep(3%'"
                                    + " AND pid <> pg_backend_pid()"))
                    .isEmpty();
        }
        revision("b2", "a1", "CREATE TABLE b (n int)");
        assertThat(java("--url", url, "upgrade").code()).isZero();
    }

    private void revision(String id, String parent, String upgrade) throws IOException {
        Files.writeString(
                folder.resolve("migrations/" + id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + parent + "\n\n-- upgrade\n" + upgrade + ";\n");
    }

    @Test
    void theLauncherFindsItsJarFromAnywhereAndThroughLinks() throws Exception {
        Path home = launcher();
        assertThat(run(home.resolve("retort").toString(), "list-templates").out())
                .contains("multi-database");
        Path links = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("absolute"), home.resolve("retort"));
        Files.createSymbolicLink(links.resolve("relative"), Path.of("../absolute"));
        Output output = run(links.resolve("relative").toString(), "list-templates");
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).contains("multi-database");
        assertThat(run(links.resolve("relative").toString(), "nope").code()).isEqualTo(2);
    }

    @Test
    void theLauncherSaysWhenThereIsNoJava() throws Exception {
        Path home = launcher();
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("dirname", "readlink")) {
            Files.copy(Path.of("/usr/bin", tool), tools.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Output output = run(
                "/usr/bin/env",
                "-i",
                "PATH=" + tools,
                "/bin/sh",
                home.resolve("retort").toString());
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err()).contains("error: no Java was found").contains("JAVA_HOME");
    }

    /** The launcher beside a jar that refers to the classes of this build. */
    private Path launcher() throws IOException {
        Path home = Files.createDirectories(folder.resolve("opt dir"));
        Files.copy(Path.of("src/main/launcher/retort"), home.resolve("retort"));
        assertThat(home.resolve("retort").toFile().setExecutable(true)).isTrue();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPathUrls());
        try (OutputStream stream = Files.newOutputStream(home.resolve("retort.jar"))) {
            new JarOutputStream(stream, manifest).close();
        }
        return home;
    }

    private static String classPathUrls() {
        return Arrays.stream(classPath().split(System.getProperty("path.separator")))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private Output java(String... args) throws IOException, InterruptedException {
        return run(command(args).toArray(String[]::new));
    }

    private static List<String> command(String... args) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath()));
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        return command;
    }

    private Output run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve(".out");
        Path err = folder.resolve(".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RETORT_") || name.equals("DATABASE_URL"));
        int code = builder.start().waitFor();
        return new Output(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
