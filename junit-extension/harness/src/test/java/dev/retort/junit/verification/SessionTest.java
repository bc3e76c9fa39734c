package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a session can carry is named before the engine puts it back, and what a revision leaves half built. */
class SessionTest {

    private static final String NOTHING = "SELECT 1;";

    private final Path scripts;

    SessionTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    private SmallHistory history(String upgrade, String downgrade) {
        return SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));",
                        "DROP TABLE users;")
                .revision("r2", "r1", upgrade, downgrade);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | SET work_mem = '9MB' | leaves work_mem changed",
                "postgresql | SELECT set_config('app.tenant', 'x', false) | leaves app.tenant changed",
                "postgresql | SET search_path = pg_temp | leaves search_path changed",
                "postgresql | SET ROLE pg_monitor | leaves role changed",
                "postgresql | SET TIME ZONE 'UTC+3' | leaves TimeZone changed",
                "postgresql | CREATE TEMP TABLE t (id int) | leaves temporary table t in its session",
                "postgresql | CREATE TEMP VIEW t AS SELECT 1 AS id | leaves temporary view t in its session",
                "postgresql | CREATE TEMP SEQUENCE t | leaves temporary sequence t in its session",
                "postgresql | CREATE FUNCTION pg_temp.t() RETURNS int LANGUAGE sql RETURN 1 | leaves temporary function t() in",
                "postgresql | LISTEN news | leaves listening to news in its session",
                "postgresql | PREPARE p AS SELECT 1 | leaves prepared statement p in its session",
                "postgresql | SELECT pg_advisory_lock(7) | leaves advisory lock 7 in its session",
                "postgresql | DECLARE c CURSOR WITH HOLD FOR SELECT 1 | leaves cursor c in its session",
                "sqlite | PRAGMA recursive_triggers = ON | leaves recursive_triggers changed",
                "sqlite | PRAGMA ignore_check_constraints = ON | leaves ignore_check_constraints changed",
                "sqlite | PRAGMA case_sensitive_like = ON | leaves case_sensitive_like changed",
                "sqlite | CREATE TEMP TABLE t (id int) | leaves temporary table t in its session",
                "sqlite | CREATE TEMP VIEW t AS SELECT 1 AS id | leaves temporary view t in its session",
                "sqlite | CREATE TEMP TRIGGER t AFTER INSERT ON users BEGIN SELECT 1; END | leaves temporary trigger t",
                "sqlite | ATTACH ':memory:' AS other | leaves attached file other in its session"
            })
    void leakIsNamed(String database, String upgrade, String said) {
        SmallHistory history = history(upgrade + ";", NOTHING);
        if (upgrade.startsWith("ATTACH")) {
            history.withoutTransaction("r2");
        }

        assertThat(findings(history, database)).singleElement().satisfies(finding -> assertThat(history.said(finding))
                .startsWith("r2 r2 [upgrade] " + said)
                .contains("r2.sql:", "to blame: upgrade (r2.sql:"));
    }

    /** A file keeps these; the snapshot has them, so that it is the downgrade's to put them back. */
    @ParameterizedTest
    @CsvSource({"user_version, 5", "application_id, 7"})
    void whatTheFileKeepsIsATrace(String pragma, String value) {
        SmallHistory history = history("PRAGMA " + pragma + " = " + value + ";", NOTHING);

        assertThat(findings(history, "sqlite")).isEmpty();
        assertThat(history.verification("sqlite").checks("no-trace").run().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.headline()).contains(pragma));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE users ADD CONSTRAINT named CHECK (name <> '') NOT VALID | ALTER TABLE users DROP CONSTRAINT named"
                        + " | check constraint named of users NOT VALID | ALTER TABLE users VALIDATE CONSTRAINT named",
                "ALTER TABLE users ADD boss int, ADD CONSTRAINT fk FOREIGN KEY (boss) REFERENCES users NOT VALID"
                        + " | ALTER TABLE users DROP boss | foreign key fk of users NOT VALID"
                        + " | ALTER TABLE users VALIDATE CONSTRAINT fk",
                "ALTER TABLE users ADD CONSTRAINT nn NOT NULL name NOT VALID | ALTER TABLE users DROP CONSTRAINT nn"
                        + " | NOT NULL of column users.name NOT VALID | ALTER TABLE users ALTER COLUMN name SET NOT NULL"
            })
    void constraintThatNobodyValidatesIsFound(String upgrade, String downgrade, String label, String cure) {
        SmallHistory history = history(upgrade + ";", downgrade + ";");
        assertThat(findings(history, "postgresql")).isEmpty();
        history.revision("r3", "r2", NOTHING, NOTHING);

        String said = findings(history, "postgresql").stream()
                .map(history::said)
                .findFirst()
                .orElse("");

        assertThat(said)
                .isEqualTo(
                        """
                r2 r2 [upgrade] leaves %s (PostgreSQL)
                  at: r2.sql:6
                  to blame: upgrade (r2.sql:6): %s
                  expected: valid
                  but was: NOT VALID
                  what to do: validate it here, or in a later revision so that fewer locks are held, or declare @Leaves(revision = "r2", what = "users.%s", because = "…"): %s"""
                                .formatted(
                                        label,
                                        upgrade,
                                        label.contains("column") ? "name" : label.contains("fk") ? "fk" : "named",
                                        cure));
        String what = said.replaceFirst("(?s).*what = \"(.*?)\".*", "$1");
        assertThat(history.verification("postgresql")
                        .leaves("r2", what, "validated at night")
                        .run()
                        .findings())
                .isEmpty();
        history.revision("r3", "r2", cure + ";", NOTHING);
        assertThat(findings(history, "postgresql")).isEmpty();
    }

    @Test
    void declarationOfNothingUnfinishedIsFound() {
        assertThat(history("CREATE INDEX ix ON users (name);", "DROP INDEX ix;")
                        .verification("postgresql")
                        .leaves("r2", "users.ix", "built later")
                        .checks("session")
                        .run()
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .startsWith("r2 r2 [upgrade] is declared to leave users.ix unfinished but doesn't")
                        .contains("declared: built later", "what to do: remove the declaration"));
    }

    /** Only a partitioned index can be left invalid without a failure. */
    @Test
    void indexThatIsInvalidIsFound() {
        SmallHistory history = SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        "CREATE TABLE log (id int) PARTITION BY LIST (id); CREATE TABLE log_1 PARTITION OF log FOR VALUES IN (1);",
                        "DROP TABLE log;")
                .revision("r2", "r1", "CREATE INDEX ix ON ONLY log (id);", "DROP INDEX ix;");

        assertThat(findings(history, "postgresql")).singleElement().satisfies(finding -> assertThat(
                        history.said(finding))
                .startsWith("r2 r2 [upgrade] leaves index ix of log invalid"));
        history.revision(
                "r3",
                "r2",
                "CREATE INDEX ix_1 ON log_1 (id); ALTER INDEX ix ATTACH PARTITION ix_1;",
                "DROP INDEX ix; CREATE INDEX ix ON ONLY log (id);");
        assertThat(findings(history, "postgresql")).isEmpty();
    }

    private static final String LOGGED =
            "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                    + " CREATE TRIGGER noted BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();";

    @Test
    void triggerThatStaysOffBehindALoadIsFound() {
        SmallHistory history = history(LOGGED, "DROP TRIGGER noted ON users; DROP FUNCTION note;")
                .revision(
                        "r3",
                        "r2",
                        "ALTER TABLE users DISABLE TRIGGER noted; INSERT INTO users VALUES (1, 'Ann');",
                        "DELETE FROM users WHERE id = 1; ALTER TABLE users ENABLE TRIGGER noted;");

        assertThat(findings(history, "postgresql"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(history.said(finding))
                                .isEqualTo(
                                        """
                        r3 r3 [upgrade] leaves trigger noted of users disabled (PostgreSQL)
                          at: r3.sql:6
                          to blame: upgrade (r3.sql:6): ALTER TABLE users DISABLE TRIGGER noted
                          expected: enabled
                          but was: disabled
                          what to do: switch it on again behind the rows, or declare @Leaves(revision = "r3", what = "users.noted", because = "…"): ALTER TABLE users ENABLE TRIGGER noted"""));
    }

    @Test
    void triggerThatIsSwitchedOffAndNothingElseIsANote() {
        SmallHistory history = history(LOGGED, "DROP TRIGGER noted ON users; DROP FUNCTION note;")
                .revision(
                        "r3",
                        "r2",
                        "ALTER TABLE users DISABLE TRIGGER noted;",
                        "ALTER TABLE users ENABLE TRIGGER noted;");

        assertThat(history.verification("postgresql").checks("session").run().of(Outcome.Passed.class))
                .anySatisfy(node -> assertThat(((Outcome.Passed) node.outcome()).notes())
                        .containsExactly("trigger noted of users stays disabled"));
    }

    /** A second connection reads the states, so that what isn't committed isn't there for any check. */
    @Test
    void transactionThatIsLeftOpenIsCommittedOrFails() {
        SmallHistory history = history("BEGIN; CREATE TABLE extra (id INTEGER);", "DROP TABLE extra;")
                .withoutTransaction("r2");

        assertThat(history.verification("postgresql").run().findings()).isEmpty();
        assertThat(history.verification("sqlite").run().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.headline())
                        .startsWith("r2 r2 [upgrade] fails: cannot start a transaction within a transaction"));
    }

    @Test
    void rowsThatPointNowhereFailTheUpgrade() {
        SmallHistory history = history(
                "CREATE TABLE notes (user_id INTEGER REFERENCES users (id)); INSERT INTO notes VALUES (7);",
                "DROP TABLE notes;");

        assertThat(history.verification("sqlite").run().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .contains("first: a row of 'notes' (rowid 1, user_id = 7) points to a missing row of 'users'"));
    }

    private static List<Finding> findings(SmallHistory history, String database) {
        return history.verification(database).checks("session").run().findings();
    }
}
