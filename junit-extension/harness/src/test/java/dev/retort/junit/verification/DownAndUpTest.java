package dev.retort.junit.verification;

import static dev.retort.junit.verification.SmallHistory.BOTH;
import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.row.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows written at a revision survive its downgrade and second upgrade, but for what has no place in the schema below. */
class DownAndUpTest {

    private static final String USERS =
            "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), status VARCHAR(20));";

    private final Path scripts;

    DownAndUpTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    /** What the revision does, its way back, a row at the revision, and what is lost of it. */
    record Lossy(String name, String upgrade, String downgrade, Row row, String table, String harm, String declared) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> lossy() {
        return onBoth(Stream.of(
                new Lossy(
                        "a name that was changed on the way and is brought back from a copy",
                        """
                        CREATE TABLE kept AS SELECT id, name FROM users;
                        UPDATE users SET name = upper(name);""",
                        """
                        UPDATE users SET name = (SELECT kept.name FROM kept WHERE kept.id = users.id);
                        DROP TABLE kept;""",
                        row("id", 11, "name", "EVE"),
                        "users",
                        "[downgrade] doesn't restore users.name in 1 of",
                        "users.name"),
                new Lossy(
                        "a mapping with one way back only",
                        "UPDATE users SET status = 'open' WHERE status = 'new';",
                        "UPDATE users SET status = CASE status WHEN 'open' THEN 'new' END;",
                        row("id", 11, "status", "archived"),
                        "users",
                        "[downgrade] doesn't restore users.status in 1 of",
                        "users.status"),
                new Lossy(
                        "a column that is renamed and made anew",
                        "ALTER TABLE users RENAME COLUMN name TO full_name;",
                        "ALTER TABLE users DROP COLUMN full_name; ALTER TABLE users ADD COLUMN name VARCHAR(50);",
                        row("id", 11, "full_name", "Eve"),
                        "users",
                        "[downgrade] doesn't restore users.full_name in ",
                        "users.full_name"),
                new Lossy(
                        "a column whose values are moved by hand",
                        """
                        ALTER TABLE users ADD COLUMN full_name VARCHAR(50);
                        UPDATE users SET full_name = trim(name);
                        ALTER TABLE users DROP COLUMN name;""",
                        "ALTER TABLE users ADD COLUMN name VARCHAR(50); ALTER TABLE users DROP COLUMN full_name;",
                        row("id", 11, "full_name", "Eve"),
                        "users",
                        "[downgrade] doesn't restore users.full_name in ",
                        "users.full_name"),
                new Lossy(
                        "a table that is made anew under another name",
                        """
                        CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(60), status VARCHAR(20));
                        INSERT INTO people (id, name, status) SELECT id, name, status FROM users;
                        DROP TABLE users;""",
                        USERS + "INSERT INTO users (id, status) SELECT id, status FROM people; DROP TABLE people;",
                        row("id", 11, "name", "Eve"),
                        "people",
                        "[downgrade] doesn't restore people.name in ",
                        "people.name"),
                new Lossy(
                        "rows that the downgrade throws away",
                        "ALTER TABLE users ADD COLUMN kind VARCHAR(9);",
                        "DELETE FROM users WHERE kind IS NOT NULL; ALTER TABLE users DROP COLUMN kind;",
                        row("id", 11, "name", "Eve", "kind", "x"),
                        "users",
                        "[downgrade] loses 1 of 2 rows of users after downgrade and upgrade",
                        "users")));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("lossy")
    void lossIsFoundAndCanBeDeclared(Lossy lossy, String database) {
        List<Finding> findings = history(lossy.upgrade(), lossy.downgrade())
                .verification(database)
                .rowsAt("r1", "users", row("id", 1, "name", "Ann", "status", "new"))
                .rowsAt("r2", lossy.table(), lossy.row())
                .changes("r2", "users.status", "unused here")
                .checks("data-round-trip")
                .run()
                .findings();

        assertThat(findings)
                .filteredOn(finding -> finding.headline().contains("after downgrade and upgrade"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.headline()).contains(lossy.harm()))
                .satisfies(finding -> assertThat(finding.cure().orElseThrow())
                        .contains("@Loses(revision = \"r2\", column = \"" + lossy.declared() + "\", because = "));
        assertThat(history(lossy.upgrade(), lossy.downgrade())
                        .verification(database)
                        .rowsAt("r2", lossy.table(), lossy.row())
                        .loses("r2", lossy.declared(), "nobody reads it")
                        .checks("data-round-trip")
                        .run()
                        .findings())
                .isEmpty();
    }

    static Stream<Arguments> enums() {
        return Stream.of(
                Arguments.of(
                        "postgresql",
                        "CREATE TYPE state AS ENUM ('open', 'closed'); CREATE TABLE jobs (id INTEGER PRIMARY KEY, state state);",
                        "ALTER TYPE state ADD VALUE 'archived';",
                        """
                        ALTER TYPE state RENAME TO old_state;
                        CREATE TYPE state AS ENUM ('open', 'closed');
                        ALTER TABLE jobs ALTER COLUMN state TYPE state
                          USING (CASE state::text WHEN 'archived' THEN 'closed' ELSE state::text END)::state;
                        DROP TYPE old_state;"""),
                Arguments.of(
                        "sqlite",
                        "CREATE TABLE jobs (id INTEGER PRIMARY KEY, state TEXT CHECK (state IN ('open', 'closed')));",
                        """
                        CREATE TABLE jobs_new (id INTEGER PRIMARY KEY, state TEXT CHECK (state IN ('open', 'closed', 'archived')));
                        INSERT INTO jobs_new SELECT id, state FROM jobs;
                        DROP TABLE jobs;
                        ALTER TABLE jobs_new RENAME TO jobs;""",
                        """
                        CREATE TABLE jobs_old (id INTEGER PRIMARY KEY, state TEXT CHECK (state IN ('open', 'closed')));
                        INSERT INTO jobs_old SELECT id, replace(state, 'archived', 'closed') FROM jobs;
                        DROP TABLE jobs;
                        ALTER TABLE jobs_old RENAME TO jobs;"""));
    }

    @ParameterizedTest(name = "on {0}")
    @MethodSource("enums")
    void valueOfAnEnumIsLostOnBothDatabases(String database, String base, String upgrade, String downgrade) {
        SmallHistory history = SmallHistory.in(scripts)
                .revision(
                        "r1", "none", base, "DROP TABLE jobs;" + (database.equals("sqlite") ? "" : "DROP TYPE state;"))
                .revision("r2", "r1", upgrade, downgrade);

        assertThat(history.verification(database)
                        .rowsAt("r2", "jobs", row("id", 1, "state", "archived"), row("id", 2, "state", "open"))
                        .checks("data-round-trip")
                        .run()
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .startsWith(
                                "r2 r2 [downgrade] doesn't restore jobs.state in 1 of 2 rows of jobs after downgrade"
                                        + " and upgrade")
                        .contains("or declare @Loses(revision = \"r2\", column = \"jobs.state\", because = \"…\")"));
    }

    /** What the revision does and its way back, which lose nothing that has a place below. */
    record Sound(String name, String upgrade, String downgrade, Row row, String table) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> sound() {
        return onBoth(Stream.of(
                new Sound(
                        "a new column",
                        "ALTER TABLE users ADD COLUMN phone VARCHAR(20);",
                        "ALTER TABLE users DROP COLUMN phone;",
                        row("id", 11, "phone", "555"),
                        "users"),
                new Sound(
                        "a new column with values of one that stays",
                        "ALTER TABLE users ADD COLUMN mail VARCHAR(90); UPDATE users SET mail = name;",
                        "ALTER TABLE users DROP COLUMN mail;",
                        row("id", 11, "name", "Eve", "mail", "eve@x"),
                        "users"),
                new Sound(
                        "a new column beside one that goes",
                        "ALTER TABLE users ADD COLUMN kind INTEGER DEFAULT 1; ALTER TABLE users DROP COLUMN status;",
                        "ALTER TABLE users ADD COLUMN status VARCHAR(20); ALTER TABLE users DROP COLUMN kind;",
                        row("id", 11, "kind", 7),
                        "users"),
                new Sound(
                        "a new table",
                        "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, note VARCHAR(20));",
                        "DROP TABLE notes;",
                        row("id", 11, "note", "x"),
                        "notes"),
                new Sound(
                        "a mapping with its inverse",
                        "UPDATE users SET status = 'open' WHERE status = 'new';",
                        "UPDATE users SET status = 'new' WHERE status = 'open';",
                        row("id", 11, "status", "open"),
                        "users"),
                new Sound(
                        "a renamed column",
                        "ALTER TABLE users RENAME COLUMN name TO full_name;",
                        "ALTER TABLE users RENAME COLUMN full_name TO name;",
                        row("id", 11, "full_name", "Eve"),
                        "users"),
                new Sound(
                        "a row of the upgrade itself that was edited",
                        "INSERT INTO users (id, name) VALUES (50, 'root');",
                        "DELETE FROM users WHERE id = 50;",
                        row("id", 11, "name", "Eve"),
                        "users")));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("sound")
    void whatHasNoPlaceBelowNeedNotSurvive(Sound sound, String database) {
        assertThat(history(sound.upgrade(), sound.downgrade())
                        .verification(database)
                        .rowsAt("r2", sound.table(), sound.row())
                        .run()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void valueThatOnlyTheSecondUpgradeChangesIsTheUpgradesDoing(String database) {
        SmallHistory history = history("UPDATE users SET name = lower(name);", "SELECT 1;");

        assertThat(history.verification(database)
                        .rowsAt("r1", "users", row("id", 1, "name", "ann"))
                        .rowsAt("r2", "users", row("id", 11, "name", "Eve"))
                        .checks("data-up", "data-round-trip")
                        .run()
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .startsWith(
                                "r2 r2 [upgrade] changes users.name in 1 of 2 rows of users when it is run after its"
                                        + " downgrade")
                        .contains("to blame: upgrade (r2.sql:6): UPDATE users")
                        .contains("declare @Changes(revision = \"r2\", column = \"users.name\""));
        assertThat(history.verification(database)
                        .rowsAt("r1", "users", row("id", 1, "name", "Ann"))
                        .rowsAt("r2", "users", row("id", 11, "name", "Eve"))
                        .changes("r2", "users.name", "names are looked up in lower case")
                        .checks("data-up", "data-round-trip")
                        .run()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void nothingIsClaimedWhereTheSecondUpgradeFails(String database) {
        SmallHistory history = history("INSERT INTO users (id, name) VALUES (50, 'root');", "SELECT 1;");

        assertThat(history.verification(database)
                        .checks("stairway", "no-trace")
                        .run()
                        .untested())
                .extracting(result -> result.outcome().toString())
                .anyMatch(text -> text.contains("the second upgrade fails, see the check 'stairway'"));
        assertThat(SmallHistory.in(scripts)
                        .revision(
                                "r2",
                                "r1",
                                "ALTER TABLE users ADD COLUMN a INTEGER;",
                                "ALTER TABLE users DROP COLUMN a; CREATE TABLE b (a INTEGER);")
                        .revision(
                                "r3", "r2", "CREATE TABLE c (a INTEGER); DROP TABLE b;", "CREATE TABLE b (a INTEGER);")
                        .verification(database)
                        .checks("data-round-trip")
                        .run()
                        .of(dev.retort.junit.finding.Outcome.Passed.class))
                .extracting(result -> result.revision())
                .doesNotContain(Optional.of("r3"));
    }

    private SmallHistory history(String upgrade, String downgrade) {
        return SmallHistory.in(scripts)
                .revision("r1", "none", USERS, "DROP TABLE users;")
                .revision("r2", "r1", upgrade, downgrade);
    }

    private static Stream<Arguments> onBoth(Stream<?> cases) {
        return cases.flatMap(one -> BOTH.stream().map(database -> Arguments.of(one, database)));
    }
}
