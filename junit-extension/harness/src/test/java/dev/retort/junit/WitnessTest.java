package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import schemacrawler.schema.Catalog;

/** The check {@code witness} through JUnit: quiet on a sound history, loud when one of both readers has a blind spot. */
class WitnessTest {

    private final Kit kit;

    WitnessTest(@TempDir Path reports) {
        this.kit = new Kit(reports);
    }

    /** Run by this test alone. */
    @MigrationTest(scripts = "classpath:histories/shop")
    static final class AskingShop implements MigrationChecks {

        @MigrationTest(revision = "b2c3")
        void catalogIsOfThePresentState(Catalog before, MigrationRun run) {
            assertThat(columns(before)).contains("email").doesNotContain("phone");
            run.upgrade();
            assertThat(columns(run.catalog())).contains("email", "phone");
            run.downgrade();
            assertThat(columns(run.catalog())).isEqualTo(columns(before));
        }

        private static List<String> columns(Catalog catalog) {
            return catalog.getTables().stream()
                    .filter(table -> table.getName().equals("users"))
                    .flatMap(table -> table.getColumns().stream())
                    .map(column -> column.getName())
                    .toList();
        }
    }

    @Nested
    class BothDatabases {

        @Test
        void agreeAtTheHeadsAndGiveCatalogs() {
            EngineExecutionResults results = kit.run(AskingShop.class, Map.of("retort.checks", "witness"));

            assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
            assertThat(Kit.paths(results.testEvents().succeeded()))
                    .hasSize(4)
                    .filteredOn(path -> path.endsWith(" > witness"))
                    .hasSize(2);
        }

        @Test
        void agreeAtEachRevisionIfAsked() {
            EngineExecutionResults results =
                    kit.run(AskingShop.class, Map.of("retort.checks", "witness", "retort.witness", "every"));

            assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
            assertThat(Kit.paths(results.testEvents().succeeded()))
                    .filteredOn(path -> path.contains(" > witness > "))
                    .hasSize(2 * 3);
        }
    }

    @Nested
    class Sqlite {

        @Test
        void isNotAskedIfThatIsOff() {
            EngineExecutionResults results =
                    run(AskingShop.class, Map.of("retort.databases", "sqlite", "retort.witness", "off"));

            assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
            assertThat(Kit.paths(results.testEvents().succeeded())).noneMatch(path -> path.contains("witness"));
        }

        @Test
        void otherSettingsAreRefused() {
            EngineExecutionResults results =
                    run(AskingShop.class, Map.of("retort.databases", "sqlite", "retort.witness", "always"));

            assertThat(Kit.messages(results.allEvents().failed()))
                    .anyMatch(message -> message.contains("retort.witness can't be 'always'")
                            && message.contains("write head, every or off"));
        }

        /** SchemaCrawler takes every index for unique. */
        @Test
        void disputeSaysWhatEachReaderSays() throws Exception {
            OtherResources blind =
                    new OtherResources("dev/retort/junit/witness/sqlite-indexes.sql", "not i.\"unique\" as", "0 as");

            List<String> messages = failures(blind, "sqlite");

            assertThat(messages)
                    .singleElement()
                    .asString()
                    .matches(
                            """
                    (?s)at the heads SchemaCrawler and the snapshot disagree: index users.ix_users_phone \\(SQLite [0-9.]+\\)
                      index users.ix_users_phone
                        SchemaCrawler says: unique
                        the snapshot says: it is there
                      what to do: find out which one is right .*retort.witness=off
                      run it again: mvn test .*-Dretort.databases=sqlite -Dretort.checks=witness""");
        }

        @Test
        void whoFollowsTheCureIsNotStoppedByTheDispute() throws Exception {
            OtherResources blind =
                    new OtherResources("dev/retort/junit/witness/sqlite-indexes.sql", "not i.\"unique\" as", "0 as");

            EngineExecutionResults results = run(blind, Map.of("retort.databases", "sqlite", "retort.witness", "off"));

            assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
            assertThat(Kit.paths(results.testEvents().succeeded())).isNotEmpty();
        }
    }

    @Nested
    class Postgresql {

        /** Our own reader doesn't see unique indexes as such. */
        @Test
        void blindSpotOfOurOwnIsFoundAtTheRevision() throws Exception {
            OtherResources blind =
                    new OtherResources("dev/retort/catalog/postgresql/indexes.sql", "i.indisunique then", "false then");

            EngineExecutionResults results = run(
                    blind,
                    Map.of("retort.databases", "postgresql", "retort.checks", "witness", "retort.witness", "every"));

            assertThat(Kit.messages(results.testEvents().failed()))
                    .isNotEmpty()
                    .first()
                    .asString()
                    .contains("gives a schema on which SchemaCrawler and the snapshot disagree")
                    .contains("index public.users.ux_users_email")
                    .contains("SchemaCrawler says: unique", "the snapshot says: it is there")
                    .contains("look at it: psql ", "-Dretort.checks=witness -Dretort.revisions=");
        }
    }

    private List<String> failures(OtherResources blind, String database) throws Exception {
        return Kit.messages(run(blind, Map.of("retort.databases", database, "retort.checks", "witness"))
                .testEvents()
                .failed());
    }

    private EngineExecutionResults run(OtherResources blind, Map<String, String> settings) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(blind);
        try {
            return run(blind.loadClass(AskingShop.class.getName()), settings);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private EngineExecutionResults run(Class<?> testClass, Map<String, String> settings) {
        return kit.run(testClass, settings);
    }
}
