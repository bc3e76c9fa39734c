package dev.retort.junit;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.rows.RowInserter;
import dev.retort.row.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What goes wrong in rows that a user gives is one error, at the user's line, and the rest of the walk goes on. */
class GivenRowsTest {

    private static final Map<String, String> SQLITE = Map.of("retort.databases", "sqlite");

    private final Path reports;

    GivenRowsTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    static final class Throwing implements MigrationChecks {

        @RowsAt("a1f0")
        void users(RowInserter rows) {
            rows.insert("users", row("id", 1, "email", "ann@example.org"));
            throw new IllegalStateException("no luck");
        }
    }

    @Test
    void exceptionInAMethodIsOneErrorAtItsLine() {
        EngineExecutionResults results = run(Throwing.class, SQLITE);

        assertThat(Kit.messages(results.allEvents().failed()))
                .singleElement()
                .asString()
                .startsWith("a1f0 create users [upgrade] can't take the rows given for it: Throwing.users(RowInserter)"
                        + " threw java.lang.IllegalStateException: no luck (SQLite")
                .containsPattern("at: .*\\$Throwing\\.users\\(GivenRowsTest\\.java:\\d+\\)")
                .contains("what to do: let it insert its rows without an exception")
                .doesNotContain("steps");
        assertThat(Kit.entries(results, "retort.summary"))
                .singleElement()
                .asString()
                .startsWith("3 revisions on 1 database, 29 checks: ")
                .contains(" 1 failed");
    }

    @Test
    void checksThatMissThemSayWhy() {
        EngineExecutionResults results = run(Throwing.class, SQLITE);

        assertThat(Kit.messages(results.testEvents().aborted()))
                .contains("untested: the rows given for it can't be inserted, see the check 'data-up'")
                .anyMatch(
                        reason -> reason.contains("no row in users at a1f0: the rows given for a1f0 can't be inserted"))
                .noneMatch(reason -> reason.contains("add @RowsAt(\"a1f0\")"));
    }

    @Test
    void somebodySaysItEvenIfNoCheckOfDataIsMade() {
        EngineExecutionResults results =
                run(Throwing.class, Map.of("retort.databases", "sqlite", "retort.checks", "graph,no-trace"));

        assertThat(Kit.messages(results.allEvents().failed()))
                .singleElement()
                .asString()
                .contains("threw java.lang.IllegalStateException: no luck", "GivenRowsTest.java:");
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    static final class Refused implements MigrationChecks {

        @RowsAt("a1f0")
        static void users(RowInserter rows) {
            rows.insert("users", row("id", 1, "email", "ann@example.org"));
            add(rows, row("id", 1, "email", "bob@example.org"));
        }

        private static void add(RowInserter rows, Row row) {
            rows.insert("users", row);
        }
    }

    @Test
    void rowsThatBreakAConstraintAreNamedWithTheLineThatGivesThemOnBothDatabases() {
        EngineExecutionResults results = run(Refused.class, Map.of());

        List<String> messages = Kit.messages(results.allEvents().failed());
        assertThat(messages)
                .hasSize(2)
                .allMatch(
                        message -> message.startsWith(
                                "a1f0 create users [upgrade] can't take the rows given for it: the database refused a given row"));
        assertThat(messages.get(0))
                .containsPattern("at: .*\\$Refused\\.add\\(GivenRowsTest\\.java:\\d+\\)")
                .contains("statement: INSERT INTO ", "bob@example.org", "database said: ");
        assertThat(messages.get(1)).contains("the same fault as in: data up › a1f0 create users › SQLite ");
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    @SuppressWarnings("NullAway")
    static final class Nothing implements MigrationChecks {

        @RowsAt("a1f0")
        void users(RowInserter rows) {
            rows.insert("users", nobody());
        }

        private static Row nobody() {
            return null;
        }
    }

    @Test
    void nullIsOneErrorAtItsLine() {
        assertThat(Kit.messages(run(Nothing.class, SQLITE).allEvents().failed()))
                .singleElement()
                .asString()
                .contains("Nothing.users(RowInserter) threw java.lang.NullPointerException")
                .containsPattern("at: .*\\$Nothing\\.users\\(GivenRowsTest\\.java:\\d+\\)");
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    @RowsAt(revision = "b2c3", sql = "INSERT INTO users (id, nickname) VALUES (1, 'ann')")
    static final class WrongSql implements MigrationChecks {}

    @Test
    void annotationOfTheClassIsNamedToo() {
        assertThat(Kit.messages(run(WrongSql.class, SQLITE).allEvents().failed()))
                .singleElement()
                .asString()
                .startsWith("b2c3 add phone [upgrade] can't take the rows given for it")
                .contains("at: @RowsAt of " + WrongSql.class.getName(), "nickname");
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    static final class Unknown implements MigrationChecks {

        @RowsAt("a1f1")
        void users(RowInserter rows) {
            rows.insert("users", row("id", 1, "email", "ann@example.org"));
        }
    }

    @Test
    void unknownRevisionIsOneErrorWithTheMethodAndTheNearestId() {
        assertThat(Kit.messages(run(Unknown.class, SQLITE).allEvents().failed()))
                .singleElement()
                .asString()
                .startsWith("rows are given for revision a1f1, which doesn't exist")
                .contains("at: Unknown.users(RowInserter)", "did you mean 'a1f0'?");
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    static final class WrongParameter implements MigrationChecks {

        @RowsAt("a1f0")
        Row users() {
            return row("id", 1, "email", "ann@example.org");
        }
    }

    @Test
    void methodOfAnotherFormIsRefusedWithTheRightOne() {
        assertThat(Kit.messages(run(WrongParameter.class, SQLITE).allEvents().failed()))
                .isNotEmpty()
                .allMatch(message -> message.contains("void users(RowInserter rows)"));
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static final class MethodFirst implements MigrationChecks {

        @Order(1)
        @MigrationTest(revision = "b2c3")
        void comesBeforeTheTree(MigrationRun run) {
            run.upgrade();
        }

        @RowsAt("a1f0")
        void users(RowInserter rows) {
            rows.insert("users", row("id", 1, "email", "ann@example.org"));
        }
    }

    @Test
    void rowsAreThereWhicheverMethodJUnitBeginsWith() {
        EngineExecutionResults results = run(MethodFirst.class, SQLITE);

        assertThat(Kit.messages(results.allEvents().failed())).isEqualTo(List.of());
        assertThat(results.testEvents().succeeded().count()).isGreaterThan(20);
    }

    private EngineExecutionResults run(Class<?> testClass, Map<String, String> settings) {
        return new Kit(reports).run(testClass, settings);
    }
}
