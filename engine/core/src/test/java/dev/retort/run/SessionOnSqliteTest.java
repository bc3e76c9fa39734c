package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.SessionLeak;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a revision does to its connection ends with the revision, and is told. */
class SessionOnSqliteTest extends OnADatabase {

    SessionOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }

    @ParameterizedTest
    @CsvSource({
        "recursive_triggers, 0, 1",
        "case_sensitive_like, 0, 1",
        "legacy_alter_table, 0, 1",
        "ignore_check_constraints, 0, 1",
        "writable_schema, 0, 1",
        "query_only, 0, 1",
        "reverse_unordered_selects, 0, 1",
        "trusted_schema, 1, 0",
        "cache_size, -2000, 77",
        "busy_timeout, 3000, 5",
        "secure_delete, 0, 1",
        "locking_mode, normal, exclusive",
        "wal_autocheckpoint, 1000, 9"
    })
    void aPragmaIsPutBackAndTold(String name, String before, String after) {
        scripts.script("a1", "none", "CREATE TABLE t_a1 (id INT);\nPRAGMA " + name + " = " + after + ";", "\n")
                .table("a2", "a1");

        RunResult result = retort().upgrade("head");

        assertThat(result.steps().get(0).leaks()).containsExactly(new SessionLeak(name, before, after));
        assertThat(result.steps().get(1).leaks()).isEmpty();
        assertThat(database.rows()).containsExactly("a2");
    }

    @ParameterizedTest
    @CsvSource({"foreign_keys, 0, 1", "journal_mode, delete, memory", "synchronous, 2, 0", "temp_store, 0, 2"})
    void soIsOneThatIsSetOutsideOfATransaction(String name, String before, String after) {
        scripts.autocommitted("a1", "none", "/* x */ PRAGMA " + name + " = " + after + ";", "")
                .table("a2", "a1");

        assertThat(retort().upgrade("head").leaks()).containsExactly(new SessionLeak(name, before, after));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRAGMA user_version = 5",
                "PRAGMA foreign_keys = ON",
                "PRAGMA defer_foreign_keys = ON",
                "PRAGMA recursive_triggers = 1; PRAGMA recursive_triggers = 0",
                "CREATE TEMP TABLE x (id INT); DROP TABLE x"
            })
    void whatLeavesNothingIsNoLeak(String sql) {
        scripts.script("a1", "none", sql + ";", "\n");

        assertThat(retort().upgrade("head").leaks()).isEmpty();
    }

    @Test
    void aWriteAheadLogStaysForGood() {
        scripts.autocommitted("a1", "none", "PRAGMA journal_mode = wal;", "");

        assertThat(retort().upgrade("head").leaks()).isEmpty();
        assertThat(database.column("PRAGMA journal_mode")).containsExactly("wal");
    }

    @Test
    void temporaryObjectsAndAttachedFilesGo() throws SQLException {
        scripts.script(
                        "a1",
                        "none",
                        """
                        CREATE TABLE t_a1 (id INT);
                        CREATE TEMP TABLE t_a2 (id INT);
                        CREATE TEMP VIEW v AS SELECT 1;
                        CREATE TEMP TRIGGER g AFTER INSERT ON t_a1 BEGIN SELECT 1; END;
                        CREATE TABLE temp.retort_version (version_num TEXT);
                        ATTACH ':memory:' AS "an other";
                        """,
                        "\n")
                .table("a2", "a1");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE mine (id INT)");
            statement.execute("ATTACH ':memory:' AS ours");

            RunResult result = onConnection(connection).upgrade("head");

            assertThat(result.steps().get(0).leaks())
                    .extracting(SessionLeak::describe)
                    .containsExactlyInAnyOrder(
                            "temporary table t_a2",
                            "temporary view v",
                            "temporary trigger g",
                            "temporary table retort_version",
                            "attached file an other");
            assertThat(result.steps().get(1).leaks()).isEmpty();
            statement.executeQuery("SELECT * FROM mine").close();
            assertThat(statement
                            .executeQuery("SELECT group_concat(name) FROM pragma_database_list WHERE seq > 1")
                            .getString(1))
                    .isEqualTo("ours");
        }
        assertThat(database.tables()).containsExactly("t_a1", "t_a2");
        assertThat(database.rows()).containsExactly("a2");
    }

    @Test
    void aFailureIsPutBackToo() throws SQLException {
        scripts.script("a1", "none", "PRAGMA recursive_triggers = ON; PRAGMA query_only = ON; SELECT nothing;", "\n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> onConnection(connection).upgrade("head"))
                    .isInstanceOf(MigrationFailedException.class);

            assertThat(statement.executeQuery("PRAGMA recursive_triggers").getInt(1))
                    .isZero();
            assertThat(statement.executeQuery("PRAGMA query_only").getInt(1)).isZero();
        }
    }

    @Test
    void theCallersOwnTransactionKeepsItsSettings() throws SQLException {
        scripts.script("a1", "none", "PRAGMA recursive_triggers = ON; PRAGMA defer_foreign_keys = OFF;", "\n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("BEGIN");
            statement.execute("PRAGMA defer_foreign_keys = ON");

            RunResult result = configured()
                    .connection(connection)
                    .joinTransaction(true)
                    .build()
                    .upgrade("head");

            assertThat(result.leaks()).extracting(SessionLeak::what).contains("recursive_triggers");
            assertThat(statement.executeQuery("PRAGMA recursive_triggers").getInt(1))
                    .isZero();
            assertThat(statement.executeQuery("PRAGMA defer_foreign_keys").getInt(1))
                    .isOne();
            statement.execute("COMMIT");
        }
    }
}
