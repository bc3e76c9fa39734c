package dev.retort.run;

import static dev.retort.schema.Schema.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.script.ScriptCatalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a caller's transaction that enforces foreign keys no row is lost by the way. */
class JoinedKeysOnSqliteTest extends OnADatabase {

    private static final String CHILDREN = "SELECT id || ' ' || coalesce(parent, '-') FROM t_child ORDER BY id";

    JoinedKeysOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
    }

    @BeforeEach
    void fill() throws SQLException {
        for (String sql : List.of(
                "CREATE TABLE t_parent (id INTEGER PRIMARY KEY, name TEXT UNIQUE)",
                "CREATE TABLE t_child (id INTEGER PRIMARY KEY, parent INT REFERENCES t_parent ON DELETE CASCADE)",
                "CREATE TABLE t_nulled (id INTEGER PRIMARY KEY, parent INT REFERENCES t_picky ON DELETE SET NULL)",
                "CREATE TABLE t_picky (id INTEGER PRIMARY KEY, name TEXT UNIQUE ON CONFLICT REPLACE)",
                "CREATE TABLE t_lonely (id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE t_self (id INTEGER PRIMARY KEY, up INT REFERENCES t_self ON DELETE CASCADE)",
                "INSERT INTO t_parent VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO t_child VALUES (10, 1), (20, 2), (30, NULL)",
                "INSERT INTO t_picky VALUES (1, 'a')",
                "INSERT INTO t_nulled VALUES (1, 1)",
                "INSERT INTO t_lonely VALUES (1, 'a')",
                "INSERT INTO t_self VALUES (1, NULL), (2, 1)")) {
            database.execute(sql);
        }
    }

    private RunResult join(boolean enforced, Consumer<Operations> change) throws SQLException {
        ScriptCatalog catalog = ScriptCatalog.of(List.of(LambdaScript.of("a1", List.of(), change)));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = " + enforced);
            statement.execute("BEGIN");
            try {
                return Retort.configure()
                        .connection(connection)
                        .scripts(catalog)
                        .joinTransaction(true)
                        .build()
                        .upgrade("head");
            } finally {
                statement.execute("COMMIT");
            }
        }
    }

    private RunResult join(boolean enforced, String sql) throws SQLException {
        return join(enforced, op -> op.execute(sql));
    }

    private static final String BY_HAND =
            """
            PRAGMA foreign_keys = OFF;
            CREATE TABLE t_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            INSERT INTO t_new SELECT * FROM t_parent;
            DROP TABLE t_parent;
            ALTER TABLE t_new RENAME TO t_parent;
            """;

    private static final String BY_HAND_OTHER_WAY_ROUND =
            """
            ALTER TABLE t_parent RENAME TO t_old;
            CREATE TABLE t_parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            INSERT INTO t_parent SELECT * FROM t_old;
            DROP TABLE IF EXISTS main."t_old";
            """;

    private static final String BY_HAND_OF_ITSELF =
            """
            CREATE TABLE t_new (id INTEGER PRIMARY KEY, up INT REFERENCES t_self ON DELETE CASCADE);
            INSERT INTO t_new SELECT * FROM t_self;
            DROP TABLE t_self;
            ALTER TABLE t_new RENAME TO t_self;
            """;

    static List<String> losing() {
        return List.of(
                BY_HAND,
                BY_HAND_OTHER_WAY_ROUND,
                BY_HAND_OF_ITSELF,
                "DROP TABLE t_parent;",
                "/* x */ drop table if exists [T_PARENT];",
                "REPLACE INTO t_parent VALUES (1, 'c');",
                "INSERT OR REPLACE INTO t_parent VALUES (3, 'a');",
                "WITH x (i) AS (SELECT 1) INSERT OR REPLACE INTO main.t_parent SELECT i, 'c' FROM x;",
                "UPDATE OR REPLACE t_parent SET name = 'a' WHERE id = 2;",
                "INSERT INTO t_picky VALUES (2, 'a');",
                "UPDATE t_picky SET name = name || '';");
    }

    private List<String> content() {
        return List.of("t_parent", "t_child", "t_nulled", "t_picky", "t_self").stream()
                .flatMap(table -> database
                        .column("SELECT '" + table + "' || id || coalesce("
                                + (table.equals("t_child") || table.equals("t_nulled")
                                        ? "parent"
                                        : table.equals("t_self") ? "up" : "name")
                                + ", '-') FROM " + table + " ORDER BY id")
                        .stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("losing")
    void whatWouldLoseRowsIsRefusedBeforeItDoes(String sql) {
        List<String> before = content();

        assertThatThrownBy(() -> join(true, sql))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("foreign keys are enforced in the transaction that this run joins")
                .hasMessageContaining("run PRAGMA foreign_keys = OFF before the transaction begins, or don't join it");
        assertThat(content()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRebuildOfAParentNeedsThemOff(boolean enforced) throws SQLException {
        List<String> before = content();
        Consumer<Operations> rebuild =
                op -> op.alterColumn("t_parent", "name").type(string(9)).notNull();

        if (enforced) {
            assertThatThrownBy(() -> join(true, rebuild)).hasMessageContaining("foreign keys are enforced");
        } else {
            join(false, rebuild);
        }
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void droppingAParentByOperationIsRefused() {
        assertThatThrownBy(() -> join(true, op -> op.dropTable("t_parent")))
                .hasMessageContaining("table 't_parent' can't be dropped: foreign keys point to it")
                .hasMessageContaining("of tables: t_child")
                .hasMessageContaining("drop table t_parent");
        assertThatThrownBy(() -> join(true, op -> op.dropTable("t_parent").cascade()))
                .hasMessageContaining("can't be rebuilt while foreign keys are enforced");
        assertThat(database.column(CHILDREN)).containsExactly("10 1", "20 2", "30 -");
    }

    @ParameterizedTest
    @MethodSource("losing")
    void theSameKeepsAllRowsWhereTheyAreOff(String sql) throws SQLException {
        List<String> children = database.column(CHILDREN);
        try {
            join(false, sql);
        } catch (MigrationFailedException e) {
            assertThat(e).hasMessageContaining("foreign keys that point to nothing");
        }
        assertThat(database.column(CHILDREN)).isEqualTo(children);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE t_lonely;",
                "DROP TABLE t_child;",
                "DROP TABLE t_child; DROP TABLE t_parent;",
                "DROP TABLE t_self;",
                "UPDATE t_child SET parent = NULL; DROP TABLE t_parent;",
                "REPLACE INTO t_lonely VALUES (1, 'c');",
                "REPLACE INTO t_child VALUES (10, 2);",
                "INSERT OR IGNORE INTO t_picky VALUES (2, 'a');",
                "INSERT INTO t_parent VALUES (1, 'c') ON CONFLICT DO UPDATE SET name = 'c';",
                "DROP TABLE IF EXISTS t_nowhere;"
            })
    void whatLosesNothingRuns(String sql) throws SQLException {
        assertThat(join(true, sql).heads()).containsExactly("a1");
    }

    @Test
    void aDeleteMeansWhatItSays() throws SQLException {
        join(true, "DELETE FROM t_parent WHERE id = 1;");

        assertThat(database.column(CHILDREN)).containsExactly("20 2", "30 -");
    }

    @Test
    void aRowMayPointToOneThatComesLater() throws SQLException {
        join(true, "INSERT INTO t_child VALUES (40, 4); INSERT INTO t_parent VALUES (4, 'd');");

        assertThat(database.column(CHILDREN)).contains("40 4");
    }

    @Test
    void butToNoneAtAllFailsTheRevision() {
        assertThatThrownBy(() -> join(true, "UPDATE t_child SET parent = 99 WHERE id = 10;"))
                .hasMessageContaining("foreign keys that point to nothing");
        assertThat(database.column(CHILDREN)).contains("10 1");
    }
}
