package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.check.CheckedRevision;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Checks of a user's own, run through JUnit beside ours. */
class CustomCheckTest {

    private final Path reports;

    CustomCheckTest(@TempDir Path reports) {
        this.reports = reports;
    }

    /** Fails where an index is made, and looks at everything that a check can see. */
    static final class NoIndexes implements CustomCheck {

        @Override
        public String id() {
            return "no-indexes";
        }

        @Override
        public Outcome judge(CheckedRevision revision) {
            assertThat(revision.difference().isEmpty()).isFalse();
            assertThat(revision.schemaAfterDowngrade()).contains(revision.schemaBefore());
            assertThat(revision.rowsBefore()).isNotEqualTo(revision.rowsAfter());
            assertThat(revision.message()).isNotEmpty();
            List<Finding> findings = revision.statements().stream()
                    .filter(sql -> sql.startsWith("CREATE INDEX"))
                    .map(sql -> revision.finding("makes an index").blaming(List.of(sql)))
                    .toList();
            return Outcome.of(findings, Looked.at("all statements"), List.of("on " + revision.database()));
        }
    }

    /** Throws in three ways. */
    static final class Thrower implements CustomCheck {

        @Override
        public String id() {
            return "thrower";
        }

        @Override
        public String title() {
            return "what is thrown";
        }

        @Override
        public Outcome judge(CheckedRevision revision) {
            return switch (revision.id()) {
                case "a1f0" -> throw new IllegalStateException("out of ideas");
                case "b2c3" -> throw new AssertionError("too long\nexpected: 3\nbut was: 4");
                default -> Outcome.untested("nothing to say on " + DatabaseKind.SQLITE);
            };
        }
    }

    /** Has the id of one of ours. */
    static final class Copycat implements CustomCheck {

        @Override
        public String id() {
            return "no-trace";
        }

        @Override
        public Outcome judge(CheckedRevision revision) {
            return Outcome.untested("never");
        }
    }

    @MigrationTest(
            scripts = "classpath:histories/shop",
            with = {NoIndexes.class, Thrower.class})
    static final class CheckingShop implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:histories/shop", with = Copycat.class)
    static final class CopyingShop implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:histories/shop", checks = "-thrower", with = Thrower.class)
    static final class SkippingShop implements MigrationChecks {}

    @Test
    void passesAndFailsBesideOursOnBothDatabases() throws IOException {
        EngineExecutionResults results = run(CheckingShop.class, Map.of("retort.checks", "graph,no-indexes"));

        assertThat(Kit.paths(results.testEvents().succeeded()))
                .hasSize(1 + 2 * 2)
                .anyMatch(path -> path.matches(".*PostgreSQL [^>]* > no indexes > c4d5 create orders"));
        List<String> messages = Kit.messages(results.testEvents().failed());
        assertThat(messages).hasSize(2).allSatisfy(message -> assertThat(message)
                .startsWith("b2c3 add phone [upgrade] makes an index (")
                .contains("-Dretort.checks=no-indexes -Dretort.revisions=b2c3"));
        assertThat(messages.get(0)).contains("to blame: CREATE INDEX ix_users_phone", "20260102_b2c3_add_phone.sql");
        assertThat(messages.get(1)).contains("the same fault as in: no indexes › b2c3 add phone › SQLite ");
        assertThat(Files.readString(reports.resolve("CheckingShop.html"))).contains("no-indexes", "makes an index");
    }

    @Test
    void whatItThrowsFailsTheRevisionAndNothingElse() {
        EngineExecutionResults results = run(CheckingShop.class, sqlite("upgrade,thrower"));

        List<String> messages = Kit.messages(results.testEvents().failed());
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0))
                .startsWith("a1f0 create users [upgrade] can't be judged: thrower threw"
                        + " java.lang.IllegalStateException: out of ideas (SQLite ")
                .contains("to blame: dev.retort.junit.CustomCheckTest$Thrower.judge(CustomCheckTest.java:");
        assertThat(messages.get(1))
                .startsWith("b2c3 add phone [upgrade] fails: too long (SQLite ")
                .contains("\n  expected: 3\n  but was: 4\n");
        assertThat(Kit.messages(results.testEvents().aborted())).containsExactly("untested: nothing to say on SQLITE");
        assertThat(Kit.paths(results.testEvents().succeeded())).hasSize(3).allMatch(path -> path.contains("upgrade"));
    }

    @Test
    void idOfAnotherCheckIsRefused() {
        EngineExecutionResults results = run(CopyingShop.class, sqlite("graph"));

        assertThat(Kit.messages(results.allEvents().failed())).anySatisfy(message -> assertThat(message)
                .contains("two checks are called no-trace")
                .contains("dev.retort.junit.check.NoTraceCheck", "dev.retort.junit.CustomCheckTest$Copycat"));
    }

    @Test
    void isLeftOutByItsId() {
        EngineExecutionResults results = run(SkippingShop.class, Map.of("retort.databases", "sqlite"));

        assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
        assertThat(Kit.paths(results.testEvents().succeeded()))
                .anyMatch(path -> path.contains("no trace"))
                .noneMatch(path -> path.contains("what is thrown"));
    }

    @Test
    void unknownIdIsRefusedWithTheNearest() {
        EngineExecutionResults results = run(CheckingShop.class, sqlite("no-indices"));

        assertThat(Kit.messages(results.allEvents().failed())).anySatisfy(message -> assertThat(message)
                .contains("no check is called no-indices", "did you mean 'no-indexes'?"));
    }

    @Test
    void isMadeFromPlainJavaToo() {
        assertThat(MigrationVerification.of("shop")
                        .generatedRows(false)
                        .servers(SharedServers.SERVERS)
                        .databases(DatabaseRequest.of(DatabaseKind.SQLITE))
                        .scripts("classpath:histories/shop")
                        .with(new NoIndexes())
                        .checks("no-indexes")
                        .run()
                        .findings())
                .singleElement()
                .extracting(Finding::headline)
                .asString()
                .startsWith("b2c3 add phone [upgrade] makes an index");
    }

    private static Map<String, String> sqlite(String checks) {
        return Map.of("retort.databases", "sqlite", "retort.checks", checks);
    }

    private EngineExecutionResults run(Class<?> testClass, Map<String, String> settings) {
        return new Kit(reports).run(testClass, settings);
    }
}
