package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.report.VerificationReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All revisions in one run lead where they lead one by one. */
class OneRunTest {

    private static final String USERS = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));";
    private static final String LATER =
            "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET search_path = app, public'; END $$;";
    private static final String RESET =
            "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' RESET search_path'; END $$;";

    private final Path scripts;

    OneRunTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    @Test
    void settingForNewSessionsLeadsElsewhere() {
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", "CREATE SCHEMA app;", "DROP SCHEMA app;")
                .revision("r2", "r1", LATER, RESET)
                .revision("r3", "r2", "CREATE TABLE notes (id int);", "DROP TABLE notes;");

        assertThat(onlyFinding(history, "postgresql"))
                .isEqualTo(
                        """
                        r3 r3 [upgrade] leads elsewhere in one run with the revisions before it than in a run of its own (PostgreSQL)
                          at: r3.sql:6
                          to blame: r2 upgrade (r2.sql:6): %s
                                    upgrade (r3.sql:6): CREATE TABLE notes (id int)
                          table app.notes
                            one by one: owner: postgres
                                        with column id
                            in one run: not there
                          table notes
                            one by one: not there
                            in one run: owner: postgres
                                        with column id
                          what to do: let r3 not depend on which session it runs in: write names with their schema, set what it needs by itself with SET LOCAL, and look ids up in their table"""
                                .formatted(LATER.substring(0, LATER.length() - 1)));
        history.revision("r3", "r2", "CREATE TABLE public.notes (id int);", "DROP TABLE public.notes;");
        assertThat(history.verification("postgresql").run().findings()).isEmpty();
    }

    @Test
    void idOfAnotherRevisionsInsertLeadsElsewhere() {
        SmallHistory history = SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        USERS + "CREATE TABLE marks (user_id INTEGER);",
                        "DROP TABLE marks; DROP TABLE users;")
                .revision("r2", "r1", "INSERT INTO users (name) VALUES ('root');", "DELETE FROM users;")
                .revision("r3", "r2", "INSERT INTO marks VALUES (last_insert_rowid());", "DELETE FROM marks;");

        assertThat(onlyFinding(history, "sqlite"))
                .isEqualTo(
                        """
                        r3 r3 [upgrade] leads elsewhere in one run with the revisions before it than in a run of its own (SQLite)
                          at: r3.sql:6
                          to blame: upgrade (r3.sql:6): INSERT INTO marks VALUES (last_insert_rowid())
                          rows of marks
                            one by one: user_id=0
                            in one run: user_id=2
                          what to do: let r3 not depend on which session it runs in: look ids up in their table, and don't use last_insert_rowid(), changes() or total_changes() of what an earlier revision did""");
        history.revision(
                "r3", "r2", "INSERT INTO marks SELECT id FROM users WHERE name = 'root';", "DELETE FROM marks;");
        assertThat(history.verification("sqlite").run().findings()).isEmpty();
    }

    @Test
    void failureInOneRunOnlyIsSaidOnce() {
        SmallHistory history = SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        "CREATE SCHEMA app; CREATE TABLE app.users (id int);",
                        "DROP TABLE app.users; DROP SCHEMA app;")
                .revision("r2", "r1", LATER, RESET)
                .revision("r3", "r2", "ALTER TABLE users ADD COLUMN name text;", "ALTER TABLE users DROP COLUMN name;");

        VerificationReport report = history.verification("postgresql").run();
        assertThat(report.faults()).singleElement().satisfies(fault -> assertThat(history.said(fault.told()))
                .startsWith(
                        """
                                r3 r3 [upgrade] fails in one run with the revisions before it, though it works in a run of its own: relation "users" does not exist (PostgreSQL)
                                  at: r3.sql:6
                                  to blame: r2 upgrade (r2.sql:6): %s
                                            upgrade (r3.sql:6): ALTER TABLE users ADD COLUMN name text
                                  state: rolled back; version rows: r2
                                  nearest name: app.users
                                  also seen by:"""
                                .formatted(LATER.substring(0, LATER.length() - 1)))
                .endsWith("set what it needs by itself with SET LOCAL, and look ids up in their table"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqlite | INSERT INTO users (name) VALUES (datetime('now', 'subsec'))",
                "sqlite | INSERT INTO users (name) VALUES (hex(randomblob(4)))",
                "postgresql | INSERT INTO users VALUES (1, clock_timestamp()::text)",
                "postgresql | INSERT INTO users VALUES (1, gen_random_uuid()::text)",
                "postgresql | SET search_path = nowhere; SET LOCAL work_mem = '9MB'; CREATE TEMPORARY TABLE users (id int)",
                "postgresql | SELECT set_config('search_path', 'pg_temp', false)",
                "sqlite | PRAGMA foreign_keys = ON; CREATE TEMPORARY TABLE users (id int)"
            })
    void chanceClockAndWhatTheEnginePutsBackAreNoDifference(String database, String upgrade) {
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", USERS, "DROP TABLE users;")
                .revision("r2", "r1", upgrade + ";", "DELETE FROM users;")
                .revision(
                        "r3", "r2", "ALTER TABLE users ADD COLUMN age INTEGER;", "ALTER TABLE users DROP COLUMN age;");

        assertThat(history.verification(database).checks("one-run").run().findings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void rowsThatWereGivenAreNoDifference(String database) {
        SmallHistory history = SmallHistory.in(scripts)
                .revision("r1", "none", USERS, "DROP TABLE users;")
                .revision("r2", "r1", "INSERT INTO users VALUES (1, 'root');", "DELETE FROM users WHERE id = 1;");

        assertThat(history.verification(database)
                        .rowsAt("r1", "users", row("id", 7, "name", "Ann"))
                        .checks("one-run")
                        .run()
                        .findings())
                .isEmpty();
    }

    private static String onlyFinding(SmallHistory history, String database) {
        List<Finding> findings =
                history.verification(database).checks("one-run").run().findings();
        assertThat(findings).hasSize(1);
        return history.said(findings.get(0));
    }
}
