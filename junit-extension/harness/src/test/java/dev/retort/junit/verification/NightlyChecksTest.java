package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check of the night in a history in which it fails, with its message, and in one in which it stays quiet. */
class NightlyChecksTest {

    private static final String SMALL = "dev.retort.junit.verification.SmallHistory#databases";
    private static final String CREATE = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));";

    private final Path folder;
    private final SmallHistory history;

    NightlyChecksTest(@TempDir Path folder) {
        this.folder = folder;
        history = SmallHistory.in(folder).revision("r1", "none", CREATE, "DROP TABLE users;");
    }

    private NightCase check(String id, String database) {
        return NightCase.of(history.verification(database), id);
    }

    @Nested
    class Offline {

        @ParameterizedTest
        @MethodSource(SMALL)
        void scriptsOfBothDirectionsDoTheSame(String database) {
            history.revision(
                    "r2",
                    "r1",
                    "ALTER TABLE users ADD COLUMN phone VARCHAR(20);\nUPDATE users SET phone = 'it''s; -- ' || id;",
                    "ALTER TABLE users DROP COLUMN phone;");

            NightCase found = check("offline", database);

            assertThat(found.text()).isEmpty();
            assertThat(found.looked()).isEqualTo("both scripts \nboth scripts ");
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void valuesOfTheMomentAreNoMatterOfTheScript(String database) {
            history.revision(
                    "r2",
                    "r1",
                    "ALTER TABLE users ADD COLUMN seen TIMESTAMP;\nUPDATE users SET seen = CURRENT_TIMESTAMP;",
                    "ALTER TABLE users DROP COLUMN seen;");

            assertThat(check("offline", database).text()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void codeThatNeedsAConnectionIsNamedWithItsLine(String database) {
            NightCase found = NightCase.of(
                    MigrationVerification.of("small")
                            .servers(SharedServers.SERVERS)
                            .databases(DatabaseRequest.parse(database))
                            .migrations(ReadsRows.class),
                    "offline");

            assertThat(found.text())
                    .startsWith(
                            "q1 reads rows [upgrade] can't be written as a script: op.query(…) needs a connection: a"
                                    + " script has no rows to read (")
                    .contains("at: ", "NightlyChecksTest", "query: SELECT count(*) AS n FROM users")
                    .contains(
                            "what to do: write it as SQL that selects its own rows; if nobody runs scripts, leave the check"
                                    + " out: retort.checks=-offline");
        }
    }

    @Nested
    class Interrupted {

        @ParameterizedTest
        @MethodSource(SMALL)
        void whatIsLeftOutsideOfATransactionIsNamed(String database) {
            history.revision(
                            "r2",
                            "r1",
                            "CREATE INDEX ix ON users (name);\nCREATE INDEX iy ON users (id);",
                            "DROP INDEX ix; DROP INDEX iy;")
                    .withoutTransaction("r2");

            assertThat(check("interrupted", database).texts())
                    .hasSize(2)
                    .anySatisfy(text -> assertThat(text)
                            .startsWith(
                                    "r2 r2 [upgrade] interrupted before its statement 2 of 2 leaves index ix of users"
                                            + " behind, and a second run fails: ")
                            .contains(
                                    "already exists (",
                                    "r2.sql:7\n",
                                    "to blame: upgrade (r2.sql:7): CREATE INDEX ix ON")
                            .contains(
                                    "before: not there", "what to do: run the revision in a transaction, or let each"))
                    .anySatisfy(text -> assertThat(text)
                            .startsWith(
                                    "r2 r2 [downgrade] interrupted before its statement 2 of 2 has already dropped index"
                                            + " ix of users, and a second run fails: "));
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void oneThatASecondRunCompletesIsQuiet(String database) {
            history.revision(
                            "r2",
                            "r1",
                            "CREATE INDEX IF NOT EXISTS ix ON users (name);\nCREATE INDEX IF NOT EXISTS iy ON users (id);",
                            "DROP INDEX IF EXISTS ix; DROP INDEX IF EXISTS iy;")
                    .withoutTransaction("r2");

            NightCase found = check("interrupted", database);

            assertThat(found.text()).isEmpty();
            assertThat(found.looked())
                    .contains(
                            "what the upgrade leaves after ",
                            "what the downgrade leaves after ",
                            "of them, a second run completes");
        }
    }

    @Nested
    class InterruptedAtTheEnd {

        @ParameterizedTest
        @MethodSource(SMALL)
        void singleStatementThatIsDoneAndNotNotedIsOnlyNoted(String database) {
            history.revision("r2", "r1", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;")
                    .withoutTransaction("r2");

            NightCase found = check("interrupted", database);

            assertThat(found.text()).isEmpty();
            assertThat(found.looked())
                    .contains(
                            "the upgrade interrupted after its last statement is done, but not noted, and a second run"
                                    + " fails: ")
                    .contains("retort stamp notes it");
        }
    }

    @Nested
    class TwoAtOnce {

        @ParameterizedTest
        @MethodSource(SMALL)
        void oneMigratesWhileTheOtherWaits(String database) {
            history.revision("r2", "r1", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;");

            NightCase found = check("two-at-once", database);

            assertThat(found.text()).isEmpty();
            assertThat(found.looked()).isEqualTo("two runs from base, of which one found nothing to do ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"postgresql"})
        void revisionThatEndsTheOthersSessionsIsNamed(String database) {
            history.revision(
                            "r2",
                            "r1",
                            "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname ="
                                    + " current_database() AND pid <> pg_backend_pid();",
                            "SELECT 1;")
                    .revision("r3", "r2", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;");

            assertThat(check("two-at-once", database).text())
                    .startsWith(
                            "of two that start at once, one fails: FATAL: terminating connection due to administrator"
                                    + " command (PostgreSQL")
                    .contains(
                            "r2.sql:6\n",
                            "to blame: meanwhile the other runs upgrade (r2.sql:6): SELECT pg_terminate_backend")
                    .contains("what to do: let the revision leave the engine's lock and the sessions of others alone");
        }
    }

    @Nested
    class Repeatable {

        @ParameterizedTest
        @MethodSource(SMALL)
        void whatTheClockGivesIsNamed(String database) {
            history.revision(
                    "r2",
                    "r1",
                    "ALTER TABLE users ADD COLUMN since DATE;\nUPDATE users SET since = CURRENT_DATE;",
                    "ALTER TABLE users DROP COLUMN since;");

            assertThat(check("repeatable", database).text())
                    .startsWith("r2 r2 [upgrade] gives other values of users.since on another day (")
                    .contains("to blame: upgrade (r2.sql:7): UPDATE users SET since = CURRENT_DATE")
                    .contains("it asks for current_date", " here, ", " on another day")
                    .contains("or, if each database may have its own, declare @Varies(revision = \"r2\"");
            assertThat(NightCase.of(
                                    history.verification(database).varies("r2", "users.since", "each begins by itself"),
                                    "repeatable")
                            .text())
                    .isEmpty();
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void whatTheOrderOfRowsGivesIsNamed(String database) {
            history.revision(
                    "r2",
                    "r1",
                    "CREATE TABLE first (id INTEGER PRIMARY KEY, name VARCHAR(50));\n"
                            + "INSERT INTO first SELECT 1, max(x.name) FROM (SELECT name FROM users WHERE name IS NOT NULL"
                            + " LIMIT 1) x;",
                    "DROP TABLE first;");
            MigrationVerification given = history.verification(database)
                    .rowsAt("r1", "users", row("id", 1, "name", "Ann"), row("id", 2, "name", "Bo"));

            assertThat(NightCase.of(given, "repeatable").text())
                    .startsWith("r2 r2 [upgrade] gives other values of first.name with the rows in another order (")
                    .contains("it asks for limit");
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void defaultThatVariesAndNumbersInTheOrderOfRowsAreQuiet(String database) {
            String id = database.equals("sqlite")
                    ? "id INTEGER PRIMARY KEY"
                    : "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY";
            history.revision(
                    "r2",
                    "r1",
                    "CREATE TABLE names (" + id
                            + ", name VARCHAR(50), made TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);\n"
                            + "INSERT INTO names (name) SELECT name FROM users;",
                    "DROP TABLE names;");
            MigrationVerification given = history.verification(database)
                    .rowsAt("r1", "users", row("id", 1, "name", "Ann"), row("id", 2, "name", "Bo"));

            NightCase found = NightCase.of(given, "repeatable");

            assertThat(found.text()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void declarationThatDoesntComeTrueIsAFinding(String database) {
            assertThat(NightCase.of(history.verification(database).varies("r1", "users.name", "chance"), "repeatable")
                            .text())
                    .startsWith("r1 r1 [upgrade] is declared to vary users.name but doesn't (")
                    .contains("declared: chance", "what to do: remove the declaration");
        }

        @ParameterizedTest
        @ValueSource(strings = "postgresql")
        void whatTheTimeZoneGivesIsNamed(String database) {
            history.revision(
                    "r2",
                    "r1",
                    "ALTER TABLE users ADD COLUMN since TIMESTAMP WITH TIME ZONE;\n"
                            + "UPDATE users SET since = '2026-01-31 12:00:00';",
                    "ALTER TABLE users DROP COLUMN since;");

            assertThat(check("repeatable", database).text())
                    .startsWith("r2 r2 [upgrade] gives other values of users.since ");
        }
    }

    @Nested
    class PreviousRelease {

        @ParameterizedTest
        @MethodSource(SMALL)
        void columnThatGoesTooEarlyIsNamed(String database) {
            history.revision(
                    "r2",
                    "r1",
                    "ALTER TABLE users DROP COLUMN name;",
                    "ALTER TABLE users ADD COLUMN name VARCHAR(50);");

            NightCase found = check("previous-release", database);

            assertThat(found.texts()).hasSize(3).allSatisfy(text -> assertThat(text)
                    .startsWith("r2 r2 [upgrade] breaks a statement of the previous release: ")
                    .contains("r2.sql:6\n", "to blame: upgrade (r2.sql:6): ALTER TABLE users DROP COLUMN name")
                    .contains("worked before: ", "what to do: let this step wait until no release uses that any more"));
            assertThat(NightCase.of(
                                    history.verification(database).contracts("r2", "users.name", "unused since 1.3"),
                                    "previous-release")
                            .text())
                    .isEmpty();
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void columnThatOldInsertsDontFillIsNamed(String database) {
            history.revision(
                    "r2",
                    "r1",
                    "CREATE TABLE x (id INTEGER PRIMARY KEY); DROP TABLE users;\nCREATE TABLE users (id INTEGER NOT NULL"
                            + " PRIMARY KEY, name VARCHAR(50), age INTEGER NOT NULL);",
                    "DROP TABLE users; DROP TABLE x; " + CREATE);

            assertThat(check("previous-release", database).text())
                    .startsWith("r2 r2 [upgrade] breaks a statement of the previous release: ")
                    .contains("INSERT INTO ", "age");
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void expansionIsQuiet(String database) {
            history.revision(
                    "r2",
                    "r1",
                    "ALTER TABLE users ADD COLUMN phone VARCHAR(20) DEFAULT '' NOT NULL;",
                    "ALTER TABLE users DROP COLUMN phone;");

            NightCase found = check("previous-release", database);

            assertThat(found.text()).isEmpty();
            assertThat(found.looked()).endsWith("3 statements ");
        }

        @ParameterizedTest
        @MethodSource(SMALL)
        void givenStatementsAreRun(String database) throws IOException {
            Path sql = Files.writeString(
                    folder.resolve("previous.txt"), "SELECT name FROM users;\nSELECT nothing FROM x;");
            history.revision(
                    "r2",
                    "r1",
                    "ALTER TABLE users RENAME COLUMN name TO title;",
                    "ALTER TABLE users RENAME COLUMN title TO name;");

            assertThat(NightCase.of(history.verification(database).previousRelease(sql.toString()), "previous-release")
                            .text())
                    .startsWith("r2 r2 [upgrade] breaks a statement of the previous release: ")
                    .contains("worked before: SELECT name FROM users")
                    .doesNotContain("nothing");
        }
    }

    /** Asks the database for what SQL could select. */
    @Revision(id = "q1", message = "reads rows")
    public static final class ReadsRows implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.execute("CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, n INTEGER)");
            op.query("SELECT count(*) AS n FROM users");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("users");
        }
    }
}
