package dev.retort.junit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.mutation.Mutant.Fate;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few mutants in the day, of those that need no rows: what a downgrade leaves, leaks, and wrong parents are all found. */
class MutationSampleTest {

    private final Path folder;

    MutationSampleTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void whatNeedsNoRowsIsFound(DatabaseKind database) throws IOException {
        RandomHistory.write(folder, 3, database);
        MutationReport report = MutationRun.of(MigrationVerification.of("sample")
                        .servers(SharedServers.SERVERS)
                        .databases(DatabaseRequest.of(database))
                        .scripts(folder.toString()))
                .operators(Operator.LEAVE_BEHIND, Operator.LEAK_SETTING, Operator.WRONG_PARENT)
                .limit(10)
                .tries(1)
                .run();

        assertThat(report.already()).isEmpty();
        assertThat(report.count(Fate.FOUND)).as(report.text()).isGreaterThan(3);
        assertThat(report.scoreOfContradictions()).as(report.text()).isEqualTo(1);
    }
}
