package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Retort;
import dev.retort.dialect.NothingDone;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement leaves out, since {@code IF [NOT] EXISTS} lets it, is told. */
class NothingDoneTest {

    private static final String SCHEMA =
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(9));
            CREATE INDEX i ON t (name);
            CREATE VIEW v AS SELECT id FROM t;
            """;

    private final ScriptFolder scripts;
    private final Path directory;

    NothingDoneTest(@TempDir Path directory) {
        this.directory = directory;
        this.scripts = new ScriptFolder(directory);
    }

    private List<String> told(TestDatabase kind, String sql) throws SQLException {
        scripts.script("a1", "none", SCHEMA, "\n").script("a2", "a1", sql + ";", "\n");
        List<String> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void nothingDone(StatementRun statement, NothingDone what) {
                assertThat(statement.told(what)).startsWith("a2.sql:6: ").contains(what.reason());
                told.add((what.isWorthWarning() ? "warning: " : "") + what.reason());
            }
        };
        try (kind) {
            Retort.configure()
                    .dataSource(new ConnectionsOnly(kind))
                    .scripts(scripts.location())
                    .listener(listener)
                    .build()
                    .upgrade("head");
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE IF NOT EXISTS t (other text) | CREATE TABLE IF NOT EXISTS t: the name is taken",
                "create  table if not exists main.\"T\" (other text) | CREATE TABLE IF NOT EXISTS T: the name is taken",
                "/* why */ CREATE UNIQUE INDEX IF NOT EXISTS i ON t (id) | CREATE UNIQUE INDEX IF NOT EXISTS i: the name is",
                "CREATE VIEW IF NOT EXISTS v AS SELECT 1 AS a | CREATE VIEW IF NOT EXISTS v: the name is taken",
                "CREATE TABLE IF NOT EXISTS v (a INT) | CREATE TABLE IF NOT EXISTS v: the name is taken",
                "CREATE TABLE IF NOT EXISTS t AS SELECT 1 AS a | CREATE TABLE IF NOT EXISTS t: the name is taken"
            })
    void whatIsThereAlreadyIsAWarningOnSqlite(String sql, String reason) throws SQLException {
        assertThat(told(TestDatabase.sqlite(directory), sql))
                .singleElement()
                .asString()
                .startsWith("warning: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE IF EXISTS nix | DROP TABLE IF EXISTS nix: there is none, skipped",
                "DROP INDEX IF EXISTS nix | DROP INDEX IF EXISTS nix: there is none, skipped",
                "DROP VIEW IF EXISTS nix | DROP VIEW IF EXISTS nix: there is none, skipped",
                "CREATE TABLE IF NOT EXISTS u (id INT) |",
                "CREATE TEMP TABLE IF NOT EXISTS t (id INT) |",
                "DROP VIEW IF EXISTS v |",
                "CREATE TABLE u (a TEXT DEFAULT ' IF NOT EXISTS ') |",
                "INSERT INTO t SELECT 1, 'if exists' WHERE NOT EXISTS (SELECT 1 FROM t) |"
            })
    void whatIsGoneOrWasDoneIsNoneOnSqlite(String sql, String reason) throws SQLException {
        assertThat(told(TestDatabase.sqlite(directory), sql))
                .containsExactlyElementsOf(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE IF NOT EXISTS t (other text) | relation \"t\" already exists, skipping",
                "CREATE INDEX IF NOT EXISTS i ON t (id) | relation \"i\" already exists, skipping",
                "CREATE TABLE IF NOT EXISTS v (a INT) | relation \"v\" already exists, skipping",
                "CREATE SEQUENCE IF NOT EXISTS t | relation \"t\" already exists, skipping",
                "CREATE SCHEMA IF NOT EXISTS public | schema \"public\" already exists, skipping",
                "ALTER TABLE t ADD COLUMN IF NOT EXISTS id TEXT | column \"id\" of relation \"t\" already exists, skipping",
                "DO $$ BEGIN CREATE TABLE IF NOT EXISTS t (a INT); END $$ | relation \"t\" already exists, skipping",
                "ALTER TABLE IF EXISTS nix ADD COLUMN a INT | relation \"nix\" does not exist, skipping"
            })
    void whatIsThereAlreadyIsAWarningOnPostgresql(String sql, String reason) throws SQLException {
        assertThat(told(TestDatabase.postgresql(), sql)).containsExactly("warning: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE IF EXISTS nix | table \"nix\" does not exist, skipping",
                "ALTER TABLE t DROP COLUMN IF EXISTS nix | column \"nix\" of relation \"t\" does not exist, skipping",
                "DROP FUNCTION IF EXISTS nix(INT) | function nix(pg_catalog.int4) does not exist, skipping",
                "ALTER TABLE t ALTER COLUMN name DROP IDENTITY IF EXISTS |",
                "CREATE TABLE IF NOT EXISTS u (id INT) |",
                "DROP TABLE IF EXISTS t CASCADE |",
                "DO $$ BEGIN RAISE NOTICE 'nothing to do, skipping'; END $$ |"
            })
    void whatIsGoneOrWasDoneIsNoneOnPostgresql(String sql, String reason) throws SQLException {
        assertThat(told(TestDatabase.postgresql(), sql))
                .containsExactlyElementsOf(reason == null ? List.of() : List.of(reason));
    }
}
