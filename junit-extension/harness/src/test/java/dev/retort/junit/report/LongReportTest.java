package dev.retort.junit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.verification.MigrationVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of a long history with faults. {@code -Dretort.report.revisions=200} makes the one of which {@code docs/screenshots}
 * are taken.
 */
class LongReportTest {

    private static final int REVISIONS = Integer.getInteger("retort.report.revisions", 20);

    private static final String DATABASES = System.getProperty("retort.report.databases", "sqlite,postgresql");

    @Test
    void isShortEnoughToBeReadAndWhole(@TempDir Path scripts) throws IOException {
        int faults = LongHistory.writeTo(scripts, REVISIONS);

        VerificationReport report = MigrationVerification.of("Shop")
                .servers(SharedServers.SERVERS)
                .databases(Stream.of(DATABASES.split(","))
                        .map(DatabaseRequest::parse)
                        .toArray(DatabaseRequest[]::new))
                .scripts(scripts.toString())
                .run();

        String page = Files.readString(report.writeTo(Path.of("target", "retort")));
        assertThat(report.faults()).hasSize(faults);
        assertThat(page.split("class=\"finding searched\"", -1)).hasSize(faults + 1);
        assertThat(page.split("class=\"chapter\"", -1)).hasSize(DATABASES.split(",").length * REVISIONS + 1);
        assertThat(page.length() / REVISIONS).isLessThan(30_000);
    }
}
