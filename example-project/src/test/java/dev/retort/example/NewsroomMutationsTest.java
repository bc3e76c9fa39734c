package dev.retort.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.mutation.MutationReport;
import dev.retort.junit.mutation.MutationRun;
import dev.retort.junit.verification.MigrationVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What the checks see of faults in the newsroom's SQL files, with its model and without any rows given by hand. Runs each
 * night; the score is the one that was measured, and only rises.
 */
class NewsroomMutationsTest {

    private static final double MEASURED = 0.85;

    private static final int MUTANTS = Integer.getInteger("retort.mutation.limit", 15);

    @Test
    void faultsOfTheNewsroomAreSeen() throws IOException {
        MutationReport report = MutationRun.of(MigrationVerification.of("newsroom")
                        .scripts(NewsroomDatabase.SQL, NewsroomDatabase.CLASSES)
                        .model(new NewsroomModel().get())
                        .loses(
                                "de5b2ce0ae15",
                                "articles.title",
                                "where there is a headline nobody reads the title any more"))
                .limit(MUTANTS)
                .run();
        report.writeTo(Path.of("target/mutation-score/newsroom.json"));
        Files.writeString(Path.of("target/mutation-score/newsroom.txt"), report.text());

        assertThat(report.unreachable()).contains("1a0c4e5b7d01");
        assertThat(report.already()).isEmpty();
        report.requireScore(MEASURED);
    }
}
