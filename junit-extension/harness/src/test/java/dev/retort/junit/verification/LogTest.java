package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Retort;
import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.sql.DatabaseKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness runs every revision many times: what the engine tells of each step in production would bury the rest. */
class LogTest {

    private static final String TOLD = "left its session changed";

    private final Path scripts;

    LogTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    @Test
    void stepsOfTheHarnessAreToldAtDebugOnly() throws IOException {
        Files.writeString(
                scripts.resolve("r1.sql"),
                """
                -- revision: r1
                -- down_revision: none
                -- message: leaves a table

                -- upgrade
                CREATE TEMP TABLE t (id INTEGER);
                -- downgrade
                SELECT 1;
                """);

        assertThat(logged(() -> Retort.configure()
                        .url("jdbc:sqlite:" + scripts.resolve("app.db"))
                        .scripts(scripts.toString())
                        .build()
                        .upgrade("head")))
                .contains(TOLD);
        assertThat(logged(() -> assertThat(MigrationVerification.of("log")
                                .generatedRows(false)
                                .servers(SharedServers.SERVERS)
                                .databases(DatabaseRequest.of(DatabaseKind.SQLITE))
                                .scripts(scripts.toString())
                                .checks("session")
                                .run()
                                .findings())
                        .isNotEmpty()))
                .doesNotContain(TOLD);
    }

    private static String logged(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
