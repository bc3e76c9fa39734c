package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.RetortBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A revision that takes the engine's own tables away is told so, and is rolled back. */
class OwnTablesGoneTest {

    private final ScriptFolder scripts;
    private final Path directory;

    OwnTablesGoneTest(@TempDir Path directory) {
        this.directory = directory;
        this.scripts = new ScriptFolder(directory).table("a1", "none");
    }

    private MigrationFailedException failed(TestDatabase database, String sql) {
        scripts.script("a2", "a1", sql + ";", "\n");
        Retort retort = retort(database).build();
        MigrationFailedException failed =
                catchThrowableOfType(MigrationFailedException.class, () -> retort.upgrade("head"));
        assertThat(database.rows()).containsExactly("a1");
        scripts.script("a2", "a1", "CREATE TABLE t_a2 (id INT);", "\n");
        assertThat(retort(database).build().upgrade("head").heads()).containsExactly("a2");
        return failed;
    }

    private RetortBuilder retort(TestDatabase database) {
        return Retort.configure().dataSource(new ConnectionsOnly(database)).scripts(scripts.location());
    }

    @ParameterizedTest
    @CsvSource({
        "DROP TABLE retort_version, retort_version",
        "DROP TABLE retort_history, retort_history",
        "ALTER TABLE retort_version RENAME TO versions, retort_version",
        "ALTER TABLE retort_version RENAME COLUMN version_num TO num, retort_version",
        "ALTER TABLE retort_history DROP COLUMN heads, retort_history",
        "DROP TABLE retort_version; CREATE TABLE retort_version (id INT), retort_version"
    })
    void onBothDatabases(String sql, String table) throws SQLException {
        try (TestDatabase sqlite = TestDatabase.sqlite(directory)) {
            assertThat(failed(sqlite, sql))
                    .hasMessageContaining("this revision has dropped, renamed or altered our own table " + table)
                    .hasMessageContaining("what to do: take out of the revision what does that")
                    .hasMessageNotContaining("version_table =");
        }
        try (TestDatabase postgresql = TestDatabase.postgresql()) {
            assertThat(failed(postgresql, sql))
                    .hasMessageContaining("this revision has dropped, renamed or altered our own table public." + table)
                    .hasMessageContaining("what to do: take out of the revision what does that")
                    .hasMessageContaining("keep our tables in another: version_table = \"schema.retort_version\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP SCHEMA public CASCADE",
                "DROP SCHEMA public CASCADE; CREATE SCHEMA public",
                "ALTER SCHEMA public RENAME TO private",
                "ALTER TABLE retort_version SET SCHEMA elsewhere"
            })
    void withTheSchemaOnPostgresql(String sql) throws SQLException {
        try (TestDatabase postgresql = TestDatabase.postgresql()) {
            postgresql.execute("CREATE SCHEMA elsewhere");

            assertThat(failed(postgresql, sql))
                    .hasMessageContaining(
                            "this revision has dropped, renamed or altered our own table public.retort_version")
                    .hasMessageContaining("rolled back; version rows: a1");
        }
    }

    @Test
    void theCureForAWholeSchemaHelps() throws SQLException {
        scripts.script("a2", "a1", "DROP SCHEMA public CASCADE; CREATE SCHEMA public;", "\n");
        try (TestDatabase postgresql = TestDatabase.postgresql()) {
            postgresql.execute("CREATE SCHEMA kept");

            assertThat(retort(postgresql)
                            .versionTableSchema("kept")
                            .build()
                            .upgrade("head")
                            .heads())
                    .containsExactly("a2");
        }
    }
}
