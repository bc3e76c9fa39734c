package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.rows.RowInserter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A nested class goes by the annotation of the class around it. */
class NestedMigrationTestTest {

    private final Path reports;

    NestedMigrationTestTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    static final class Outer {

        @RowsAt("a1f0")
        void users(RowInserter rows) {
            rows.execute("INSERT INTO users (id, email) VALUES (1, 'ann@example.org')");
        }

        @Nested
        final class Checks implements MigrationChecks {

            @Nested
            final class Deeper {

                @MigrationTest(revision = "b2c3")
                void phonesBeginEmpty(MigrationRun run) {
                    run.before().execute("INSERT INTO users (id, email) VALUES (2, 'bob@example.org')");
                    run.upgrade();
                    assertThat(run.rows("users")).extracting("phone").containsExactly("");
                }
            }
        }

        @Nested
        @MigrationTest(scripts = "classpath:histories/forgetful")
        final class OfItsOwn {

            @MigrationTest(revision = "b2c3")
            void failsOnPurpose(MigrationRun run) {
                run.upgrade();
                assertThat(run.schema().toText()).contains("ix_users_email");
            }
        }
    }

    @Test
    void inheritsAnnotationAndRows() {
        EngineExecutionResults results = new Kit(reports)
                .run(Outer.class, Map.of("retort.databases", "sqlite", "retort.checks", "graph,data-up"));

        assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
        assertThat(Kit.messages(results.testEvents().aborted())).isEmpty();
        assertThat(Kit.paths(results.testEvents().succeeded()))
                .hasSize(1 + 3 + 1 + 1)
                .anyMatch(path -> path.matches(".*Checks > .*data up > b2c3 add phone"));
    }
}
