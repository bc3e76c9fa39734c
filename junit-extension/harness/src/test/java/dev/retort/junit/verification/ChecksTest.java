package dev.retort.junit.verification;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.difference.Tolerance;
import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.schema.MetaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check on a small history in which it fails, with its message, on SQLite; both databases are in the corpus. */
class ChecksTest {

    private static final String CREATE = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));";

    @TempDir
    Path scripts;

    @BeforeEach
    void base() throws IOException {
        write("r1", "none", "create users", CREATE, "DROP TABLE users;");
    }

    @Nested
    class Graph {

        @Test
        void secondHeadIsNamed() throws IOException {
            write("r2a", "r1", "one way", "SELECT 1;", "SELECT 1;");
            write("r2b", "r1", "another way", "SELECT 1;", "SELECT 1;");

            assertThat(finding("graph").text())
                    .startsWith("the history has 2 heads, not one: r2a, r2b")
                    .contains("head: r2a one way, " + scripts.resolve("r2a.sql"), "head: r2b another way")
                    .contains("the history forks at r1 create users:", "what to do: merge them");
        }

        @Test
        void mergeThatNamesOneParentTooFewIsPointedAt() throws IOException {
            write("r2a", "r1", "one way", "SELECT 1;", "SELECT 1;");
            write("r2b", "r1", "another way", "SELECT 1;", "SELECT 1;");
            write("r3", "r2a", "merge", "", "-- nothing to do");

            assertThat(finding("graph").text())
                    .startsWith("the history has 2 heads, not one: r2b, r3")
                    .contains(
                            "changes nothing and names one parent, as a merge does that forgets the others: r3 merge, "
                                    + scripts.resolve("r3.sql"),
                            "what to do: if r3 is meant to merge, let it name the other head as a parent as well; else merge them");
        }

        @Test
        void severalHeadsMayBeAllowed() throws IOException {
            write("r2a", "r1", "one way", "SELECT 1;", "SELECT 1;");
            write("r2b", "r1", "another way", "SELECT 1;", "SELECT 1;");

            assertThat(verification().heads(2).run().findings()).isEmpty();
        }

        @Test
        void declarationsAndRowsOfUnknownRevisionsAreFaults() {
            VerificationReport report = verification()
                    .loses("zzz", "users.name", "it is gone")
                    .rowsAt("yyy", "users", row("id", 1))
                    .checks("graph")
                    .run();

            assertThat(headlines(report))
                    .containsExactly(
                            "a declaration names a revision that doesn't exist: loses users.name at zzz (it is gone)",
                            "rows are given for revision yyy, which doesn't exist");
        }

        @Test
        void brokenGraphLeavesTheDatabasesUntested() throws IOException {
            write("r2", "nowhere", "lost", "SELECT 1;", "SELECT 1;");

            VerificationReport report = verification().run();

            assertThat(headlines(report)).singleElement().asString().contains("'nowhere'");
            assertThat(report.untested())
                    .hasSize(12)
                    .extracting(ChecksTest::reason)
                    .containsOnly("the history can't be loaded");
        }
    }

    @Nested
    class Upgrade {

        @Test
        void failureNamesStatementAndReason() throws IOException {
            write("r2", "r1", "index names", "CREATE INDEX ix ON users (nam);", "DROP INDEX ix;");

            assertThat(finding("upgrade").text())
                    .startsWith("r2 index names [upgrade] fails: ")
                    .contains("no such column: nam", "r2.sql:6", "to blame: upgrade (r2.sql:6): CREATE INDEX ix");
        }

        @Test
        void whatComesAfterIsUntestedWithTheReason() throws IOException {
            write("r2", "r1", "broken", "SELECT nothing;", "SELECT 1;");
            write("r3", "r2", "after", "SELECT 1;", "SELECT 1;");

            VerificationReport report =
                    verification().checks("upgrade", "stairway").run();

            assertThat(report.untested())
                    .extracting(ChecksTest::reason)
                    .containsExactly(
                            "not reached: it needs r2, whose upgrade fails",
                            "the upgrade fails, see the check 'upgrade'",
                            "not reached: it needs r2, whose upgrade fails");
        }
    }

    @Nested
    class Stairway {

        @Test
        void failingDowngradeDoesNotHideLaterRevisions() throws IOException {
            write("r2", "r1", "add phone", "ALTER TABLE users ADD COLUMN phone TEXT;", "DROP TABLE phones;");
            write("r3", "r2", "add fax", "ALTER TABLE users ADD COLUMN fax TEXT;", "DROP TABLE faxes;");

            List<String> headlines = headlines(verification().checks("stairway").run());

            assertThat(headlines).hasSize(2);
            assertThat(headlines.get(0)).startsWith("r2 add phone [downgrade] fails: no such table: phones");
            assertThat(headlines.get(1)).startsWith("r3 add fax [downgrade] fails: no such table: faxes");
        }

        @Test
        void irreversibleRevisionIsUntestedAndSaysSo() throws IOException {
            Files.writeString(
                    scripts.resolve("r2.sql"),
                    """
                    -- revision: r2
                    -- down_revision: r1

                    -- upgrade
                    SELECT 1;
                    -- downgrade: irreversible it is so
                    """);

            VerificationReport report =
                    verification().checks("stairway", "no-trace", "all-down").run();

            assertThat(report.findings()).isEmpty();
            assertThat(report.of(Outcome.Passed.class))
                    .extracting(NodeResult::check)
                    .containsOnly("stairway", "no-trace")
                    .hasSize(2);
            assertThat(report.untested())
                    .extracting(ChecksTest::reason)
                    .containsExactly(
                            "irreversible: it is so",
                            "irreversible: it is so",
                            "nothing to downgrade: r2 is irreversible");
        }
    }

    @Nested
    class NoTrace {

        @Test
        void leftoverHiddenByIfNotExistsIsSeen() throws IOException {
            write("r2", "r1", "index", "CREATE INDEX IF NOT EXISTS ix ON users (name);", "SELECT 1;");

            assertThat(finding("no-trace").text())
                    .startsWith("r2 index [downgrade] leaves index ix of users behind (SQLite")
                    .contains("expected: not there", "but was: columns: name")
                    .contains("what to do: let the downgrade drop index ix of users");
        }

        @Test
        void columnOrderIsToleratedUnlessToldOtherwise() throws IOException {
            write(
                    "r2",
                    "r1",
                    "drop name",
                    "ALTER TABLE users ADD COLUMN age INTEGER;",
                    "ALTER TABLE users DROP COLUMN age;");
            write(
                    "r3",
                    "r2",
                    "move name",
                    "ALTER TABLE users DROP COLUMN name;",
                    "ALTER TABLE users ADD COLUMN name VARCHAR(50);");

            assertThat(verification().checks("no-trace").run().findings()).isEmpty();
            assertThat(headlines(verification()
                            .checks("no-trace")
                            .notTolerating(Tolerance.COLUMN_ORDER)
                            .run()))
                    .singleElement()
                    .asString()
                    .contains("brings table users back with column order");
        }
    }

    @Nested
    class AllDown {

        @Test
        void whatIsLeftAtBaseIsNamedWithItsRevision() throws IOException {
            write("r2", "r1", "keep a log", "CREATE TABLE IF NOT EXISTS log (line TEXT);", "SELECT 1;");

            assertThat(finding("all-down").headline())
                    .startsWith("back at base table log is left, which r2 keep a log creates (SQLite");
        }
    }

    @Nested
    class Model {

        @Test
        void driftIsFoundInBothDirections() throws IOException {
            write(
                    "r2",
                    "r1",
                    "add phone",
                    "ALTER TABLE users ADD COLUMN phone TEXT;",
                    "ALTER TABLE users DROP COLUMN phone;");
            MetaData model = metaData()
                    .table(table("users", column("id", integer()).notNull(), column("name", string(80)))
                            .primaryKey("id"))
                    .table(table("orders", column("id", integer()).notNull()).primaryKey("id"));

            List<String> headlines =
                    headlines(verification().model(model).checks("model").run());

            assertThat(headlines)
                    .anyMatch(line ->
                            line.startsWith("head differs from the model: the model's table orders is" + " not in the"))
                    .anyMatch(line -> line.startsWith("head differs from the model: column users.name: type is"
                            + " VARCHAR(50) in"
                            + " the database, VARCHAR(80) in the model"))
                    .anyMatch(line -> line.startsWith(
                            "head differs from the model: column users.phone is in the database, but not in the model"))
                    .hasSize(3);
        }
    }

    @Nested
    class DataUp {

        @Test
        void lostRowIsShownWithItsValues() throws IOException {
            write("r2", "r1", "names only", "DELETE FROM users WHERE name IS NULL;", "SELECT 1;");

            Finding finding = verification()
                    .rowsAt("r1", "users", row("id", 1, "name", "Ann"), row("id", 2, "name", null))
                    .checks("data-up")
                    .run()
                    .findings()
                    .get(0);

            assertThat(finding.text())
                    .startsWith("r2 names only [upgrade] loses 1 of 2 rows of users (SQLite")
                    .contains(
                            "rows: id=2: name=NULL",
                            "DELETE FROM users WHERE name IS NULL",
                            "@Loses(revision = \"r2\"");
        }

        @Test
        void pointingToATableIsNotTouchingItsRows() throws IOException {
            write(
                    "r2",
                    "r1",
                    "orders",
                    "CREATE TABLE orders (id INTEGER, user_id INTEGER REFERENCES users (id));",
                    "DROP TABLE orders;");

            VerificationReport report = verification().checks("data-up").run();

            assertThat(report.untested()).isEmpty();
            assertThat(report.findings()).isEmpty();
        }

        @Test
        void duplicatedRowsAreFound() throws IOException {
            Files.delete(scripts.resolve("r1.sql"));
            write("r1", "none", "create hits", "CREATE TABLE hits (page TEXT);", "DROP TABLE hits;");
            write("r2", "r1", "twice", "INSERT INTO hits SELECT page FROM hits;", "SELECT 1;");

            assertThat(headlines(verification()
                            .rowsAt("r1", "hits", row("page", "a"))
                            .checks("data-up")
                            .run()))
                    .singleElement()
                    .asString()
                    .startsWith("r2 twice [upgrade] duplicates rows of hits: 1 more than before");
        }

        @Test
        void renamedTableAndColumnAreNoLoss() throws IOException {
            write(
                    "r2",
                    "r1",
                    "rename",
                    "ALTER TABLE users RENAME TO people; ALTER TABLE people RENAME COLUMN name TO full_name;",
                    "ALTER TABLE people RENAME COLUMN full_name TO name; ALTER TABLE people RENAME TO users;");

            VerificationReport report = verification()
                    .rowsAt("r1", "users", row("id", 1, "name", "Ann"))
                    .run();

            assertThat(report.findings()).isEmpty();
        }

        @Test
        void declaredChangeIsAccepted() throws IOException {
            write("r2", "r1", "upper case", "UPDATE users SET name = upper(name);", "SELECT 1;");

            MigrationVerification verification = verification().rowsAt("r1", "users", row("id", 1, "name", "Ann"));

            assertThat(headlines(verification.checks("data-up").run()))
                    .singleElement()
                    .asString()
                    .startsWith("r2 upper case [upgrade] changes users.name in 1 of 1 rows of users");
            assertThat(verification
                            .changes("r2", "users.name", "we shout")
                            .run()
                            .findings())
                    .isEmpty();
        }

        @Test
        void rowsThatDoNotFitAreTheFinding() {
            assertThat(headlines(verification()
                            .rowsAt("r1", "users", row("id", 1, "nme", "Ann"))
                            .checks("data-up")
                            .run()))
                    .singleElement()
                    .asString()
                    .startsWith("r1 create users [upgrade] can't take the rows given for it");
        }
    }

    @Nested
    class DataRoundTrip {

        @Test
        void droppedValuesAreALossUnlessDeclared() throws IOException {
            write(
                    "r2",
                    "r1",
                    "drop name",
                    "ALTER TABLE users DROP COLUMN name;",
                    "ALTER TABLE users ADD COLUMN name VARCHAR(50);");
            MigrationVerification verification = verification().rowsAt("r1", "users", row("id", 1, "name", "Ann"));

            Finding finding =
                    verification.checks("data-round-trip").run().findings().get(0);

            assertThat(finding.text())
                    .startsWith(
                            "r2 drop name [upgrade] loses users.name in 1 of 1 rows of users: the column is dropped,"
                                    + " and its values are found nowhere else (SQLite")
                    .contains("to blame: upgrade (r2.sql:6): ALTER TABLE users DROP COLUMN name")
                    .contains("rows: id=1: name was 'Ann'")
                    .contains("or declare @Loses(revision = \"r2\", column = \"users.name\", because = \"…\")");
            assertThat(verification
                            .loses("r2", "users.name", "nobody read it")
                            .run()
                            .findings())
                    .isEmpty();
        }

        @Test
        void declaredLossThatDoesNotHappenFails() throws IOException {
            write("r2", "r1", "index", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;");

            assertThat(headlines(verification()
                            .rowsAt("r1", "users", row("id", 1, "name", "Ann"))
                            .loses("r2", "users.name", "we thought so")
                            .checks("data-round-trip")
                            .run()))
                    .singleElement()
                    .asString()
                    .startsWith("r2 index [downgrade] is declared to lose users.name but doesn't");
        }

        @Test
        void rowsOfTheRevisionItselfMustSurviveItsDowngrade() throws IOException {
            write(
                    "r2",
                    "r1",
                    "index",
                    "CREATE INDEX ix ON users (name);",
                    "DROP INDEX ix; DELETE FROM users WHERE id > 10;");

            assertThat(headlines(verification()
                            .rowsAt("r2", "users", row("id", 11, "name", "Eve"))
                            .checks("data-round-trip")
                            .run()))
                    .singleElement()
                    .asString()
                    .startsWith("r2 index [downgrade] loses 1 of 1 rows of users after downgrade and upgrade");
        }

        @Test
        void seedRowsThatStayAreFound() throws IOException {
            write("r2", "r1", "seed", "INSERT OR IGNORE INTO users VALUES (99, 'admin');", "SELECT 1;");

            assertThat(headlines(verification()
                            .rowsAt("r1", "users", row("id", 1, "name", "Ann"))
                            .checks("data-round-trip")
                            .run()))
                    .singleElement()
                    .asString()
                    .startsWith("r2 seed [downgrade] leaves 1 row in users behind after upgrade and downgrade");
        }
    }

    @Nested
    class OfASession {

        @Test
        void settingLeftBehindIsShownAsItWas() throws IOException {
            write("r2", "r1", "fast copy", "PRAGMA recursive_triggers = ON;\nDELETE FROM users;", "SELECT 1;");

            assertThat(finding("session").text())
                    .startsWith("r2 fast copy [upgrade] leaves recursive_triggers changed (SQLite ")
                    .contains("before:  0", "but was: 1")
                    .contains("to blame: upgrade (r2.sql:6): PRAGMA recursive_triggers = ON")
                    .contains("what to do: reset recursive_triggers at the end of the migration");
        }

        @Test
        void objectLeftBehindByADowngradeIsNamed() throws IOException {
            write("r2", "r1", "keep names", "SELECT 1;", "CREATE TEMP TABLE kept AS SELECT * FROM users;");

            assertThat(finding("session").text())
                    .startsWith("r2 keep names [downgrade] leaves temporary table kept in its session")
                    .contains("to blame: downgrade (r2.sql:8): CREATE TEMP TABLE kept")
                    .contains("what to do: remove temporary table kept at the end of the migration");
        }

        @Test
        void onPostgresqlTheTopOfADumpLeaks() throws IOException {
            write(
                    "r2",
                    "r1",
                    "dump",
                    "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.t (id int);",
                    "DROP TABLE public.t;");

            assertThat(headlines(MigrationVerification.of("dumped")
                            .generatedRows(false)
                            .servers(SharedServers.SERVERS)
                            .databases(DatabaseRequest.parse("postgresql"))
                            .scripts(scripts.toString())
                            .checks("session")
                            .run()))
                    .singleElement()
                    .asString()
                    .startsWith("r2 dump [upgrade] leaves search_path changed");
        }

        @Test
        void triggerThatStaysDisabledIsNoted() throws IOException {
            write(
                    "r2",
                    "r1",
                    "guard",
                    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
                            + "CREATE TRIGGER g BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();",
                    "DROP TRIGGER g ON users; DROP FUNCTION f();");
            write("r3", "r2", "load", "ALTER TABLE users DISABLE TRIGGER g;", "ALTER TABLE users ENABLE TRIGGER g;");

            assertThat(verification()
                            .databases(DatabaseRequest.parse("postgresql"))
                            .checks("session")
                            .run()
                            .of(Outcome.Passed.class))
                    .flatExtracting(result -> ((Outcome.Passed) result.outcome()).notes())
                    .singleElement()
                    .asString()
                    .startsWith("trigger")
                    .endsWith(" stays disabled");
        }

        @Test
        void oneThatCleansUpPasses() throws IOException {
            write(
                    "r2",
                    "r1",
                    "tidy",
                    "PRAGMA recursive_triggers = ON; DELETE FROM users; PRAGMA recursive_triggers = OFF;",
                    "SELECT 1;");

            VerificationReport report = verification().checks("session").run();

            assertThat(report.findings()).isEmpty();
            assertThat(report.of(Outcome.Passed.class))
                    .extracting(result ->
                            ((Outcome.Passed) result.outcome()).looked().what())
                    .containsExactly("the session after 3 runs", "the session after 3 runs");
        }
    }

    private MigrationVerification verification() {
        return MigrationVerification.of("small")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse("sqlite"))
                .scripts(scripts.toString());
    }

    private Finding finding(String check) {
        List<Finding> findings = verification().checks(check).run().findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static List<String> headlines(VerificationReport report) {
        return report.findings().stream().map(Finding::headline).toList();
    }

    private static String reason(NodeResult result) {
        return ((Outcome.Untested) result.outcome()).reason();
    }

    private void write(String id, String down, String message, String upgrade, String downgrade) throws IOException {
        Files.writeString(
                scripts.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: " + message + "\n\n-- upgrade\n"
                        + upgrade + "\n-- downgrade\n" + downgrade + "\n");
    }
}
