package dev.retort.junit.verification;

import static dev.retort.junit.verification.SmallHistory.BOTH;
import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A finding blames the statements that did it, and its place is the section that has to be mended. */
class BlamedStatementTest {

    private static final String TABLES =
            "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));\nCREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY);";

    private final Path scripts;

    BlamedStatementTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    /** What the revision does and its way back, a headline's part, the line that is its place, and all that is blamed. */
    record Case(String upgrade, String downgrade, String headline, int line, List<String> blame) {

        @Override
        public String toString() {
            return headline;
        }
    }

    static Stream<Arguments> cases() {
        Stream<Case> cases = Stream.of(
                new Case(
                        "ALTER TABLE orders ADD COLUMN kind INTEGER;\nALTER TABLE users ADD COLUMN kind INTEGER;",
                        "ALTER TABLE orders DROP COLUMN kind;",
                        "leaves column users.kind behind",
                        9,
                        List.of("upgrade (r2.sql:7): ALTER TABLE users ADD COLUMN kind INTEGER")),
                new Case(
                        "INSERT INTO users (id, name) SELECT 5, 'ix' WHERE NOT EXISTS (SELECT 1 FROM users WHERE id = 5);\n"
                                + "CREATE INDEX IF NOT EXISTS ix ON users (name);",
                        "DELETE FROM users WHERE name = 'ix';",
                        "leaves index ix of users behind",
                        9,
                        List.of("upgrade (r2.sql:7): CREATE INDEX IF NOT EXISTS ix ON users (name)")),
                new Case(
                        "CREATE INDEX other ON orders (id);\nALTER TABLE users DROP COLUMN name;",
                        "DROP INDEX other;\nALTER TABLE users ADD COLUMN name VARCHAR(40);",
                        "brings column users.name back with type",
                        10,
                        List.of("downgrade (r2.sql:10): ALTER TABLE users ADD COLUMN name VARCHAR(40)")),
                new Case(
                        "UPDATE users SET name = name;\nALTER TABLE users RENAME COLUMN name TO full_name;",
                        "UPDATE users SET full_name = full_name;\nALTER TABLE users RENAME COLUMN full_name TO nom;",
                        "brings column users.name back as nom",
                        10,
                        List.of("downgrade (r2.sql:10): ALTER TABLE users RENAME COLUMN full_name TO nom")),
                new Case(
                        "CREATE TABLE log (line TEXT);\nCREATE VIEW logged AS SELECT line FROM log;",
                        "DROP VIEW logged;",
                        "leaves table log behind",
                        9,
                        List.of("upgrade (r2.sql:6): CREATE TABLE log (line TEXT)")));
        return Stream.concat(
                cases.flatMap(one -> BOTH.stream().map(database -> Arguments.of(one, database))),
                onPostgresql().map(one -> Arguments.of(one, "postgresql")));
    }

    private static Stream<Case> onPostgresql() {
        return Stream.of(
                new Case(
                        "ALTER TABLE users ADD COLUMN age INTEGER;\nALTER TABLE users ADD UNIQUE (name);",
                        "ALTER TABLE users DROP COLUMN age;",
                        "leaves unique constraint users_name_key of users behind",
                        9,
                        List.of("upgrade (r2.sql:7): ALTER TABLE users ADD UNIQUE (name)")),
                new Case(
                        "UPDATE users SET name = 'ix';\nDO $$ BEGIN EXECUTE 'CREATE INDEX ix ON users (name)'; END $$;",
                        "UPDATE users SET name = 'ix';",
                        "leaves index ix of users behind",
                        9,
                        List.of("upgrade (r2.sql:7): DO $$ BEGIN EXECUTE 'CREATE INDEX ix ON users (name)'; END $$")),
                new Case(
                        "ALTER TABLE users ALTER COLUMN name SET NOT NULL;\nCOMMENT ON COLUMN users.name IS 'called';",
                        "ALTER TABLE users ALTER COLUMN name DROP NOT NULL;",
                        "brings column users.name back with comment called instead of none",
                        9,
                        List.of("upgrade (r2.sql:7): COMMENT ON COLUMN users.name IS 'called'")),
                new Case(
                        "CREATE TABLE logs (id SERIAL PRIMARY KEY);\nALTER TABLE users ADD COLUMN nr SERIAL;",
                        "DROP TABLE logs; ALTER TABLE users ALTER COLUMN nr DROP DEFAULT;"
                                + " ALTER SEQUENCE users_nr_seq OWNED BY NONE; ALTER TABLE users DROP COLUMN nr;",
                        "leaves sequence users_nr_seq behind",
                        9,
                        List.of("upgrade (r2.sql:7): ALTER TABLE users ADD COLUMN nr SERIAL")),
                new Case(
                        "CREATE INDEX ix ON users (name);\nDROP INDEX ix;",
                        "CREATE INDEX ix ON users (name);",
                        "itself makes index ix of users",
                        9,
                        List.of("downgrade (r2.sql:9): CREATE INDEX ix ON users (name)")));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cases")
    void isTheOneThatDidIt(Case one, String database) {
        assertThat(findings(one.upgrade(), one.downgrade(), database, "no-trace"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.headline()).contains(one.headline());
                    assertThat(finding.blame()).containsExactlyElementsOf(one.blame());
                    assertThat(finding.place().orElseThrow()).endsWith("r2.sql:" + one.line());
                });
    }

    static Stream<Arguments> writes() {
        Stream<Case> cases = Stream.of(
                new Case(
                        "UPDATE users SET id = id;\nUPDATE users SET id = id, name = upper(name) WHERE id > 0;",
                        "SELECT 1;",
                        "changes users.name in 1 of 1 rows of users",
                        7,
                        List.of("upgrade (r2.sql:7): UPDATE users SET id = id, name = upper(name) WHERE id > 0")),
                new Case(
                        """
                        CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));
                        INSERT INTO copy (id, name) SELECT id, name FROM users WHERE id > 1;
                        DROP TABLE users;
                        ALTER TABLE copy RENAME TO users;""",
                        "SELECT 1;",
                        "loses 1 of 1 rows of users",
                        7,
                        List.of(
                                "upgrade (r2.sql:7): INSERT INTO copy (id, name) SELECT id, name FROM users WHERE id > 1")));
        return cases.flatMap(one -> BOTH.stream().map(database -> Arguments.of(one, database)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("writes")
    void rowsAreBlamedOnWhatWritesThem(Case one, String database) {
        assertThat(history(one.upgrade(), one.downgrade())
                        .verification(database)
                        .rowsAt("r1", "users", row("id", 1, "name", "Ann"))
                        .checks("data-up")
                        .run()
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.headline()).contains(one.headline());
                    assertThat(finding.blame()).containsExactlyElementsOf(one.blame());
                    assertThat(finding.place().orElseThrow()).endsWith("r2.sql:" + one.line());
                });
    }

    static Stream<Arguments> sessions() {
        return Stream.of(
                Arguments.of(
                        "sqlite",
                        "PRAGMA user_version;\nPRAGMA recursive_triggers = ON;",
                        "PRAGMA recursive_triggers = ON"),
                Arguments.of(
                        "postgresql", "SET LOCAL work_mem = '9MB';\nSET TIME ZONE 'UTC+3';", "SET TIME ZONE 'UTC+3'"),
                Arguments.of(
                        "postgresql",
                        "SET LOCAL work_mem = '9MB';\nSELECT set_config('statement_timeout', '9s', false);",
                        "SELECT set_config('statement_timeout', '9s', false)"));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("sessions")
    void settingIsBlamedOnWhatSetsIt(String database, String upgrade, String blamed) {
        assertThat(findings(upgrade, "SELECT 1;", database, "session"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.blame()).containsExactly("upgrade (r2.sql:7): " + blamed));
    }

    private List<Finding> findings(String upgrade, String downgrade, String database, String check) {
        return history(upgrade, downgrade)
                .verification(database)
                .checks(check)
                .run()
                .findings();
    }

    private SmallHistory history(String upgrade, String downgrade) {
        return SmallHistory.in(scripts)
                .revision("r1", "none", TABLES, "DROP TABLE orders;\nDROP TABLE users;")
                .revision("r2", "r1", upgrade, downgrade);
    }
}
