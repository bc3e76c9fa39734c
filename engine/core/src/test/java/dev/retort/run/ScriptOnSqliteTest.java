package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.testing.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptOnSqliteTest extends ScriptContract {

    private final Path directory;

    ScriptOnSqliteTest(@TempDir Path directory) {
        super(directory, TestDatabase.sqlite(directory));
        this.directory = directory;
    }

    static Stream<ScriptCase> withAScript() {
        return Stream.of(ScriptedTables.onBoth(), ScriptedObjects.onBoth(), ScriptedObjects.askingTheCatalogue())
                .flatMap(cases -> cases);
    }

    static Stream<ScriptCase> withoutAScript() {
        return ScriptedObjects.refusedBySqlite();
    }

    @Override
    Stream<ScriptCase> scripted() {
        return withAScript();
    }

    @Override
    Stream<ScriptCase> reasoned() {
        return withoutAScript();
    }

    @Override
    String reason() {
        return "SQLite has no ";
    }

    @Override
    String dialect() {
        return "sqlite";
    }

    @Override
    TestDatabase another() {
        try {
            return TestDatabase.sqlite(Files.createTempDirectory(directory, "other"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Shell shell(TestDatabase on) {
        try (Connection connection = on.connect()) {
            return Shell.sqlite3(Path.of(connection.getMetaData().getURL().substring("jdbc:sqlite:".length())));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    List<String> content(TestDatabase of) {
        return shell(of)
                .run(".dump")
                .output()
                .lines()
                .filter(line -> !line.startsWith("INSERT INTO retort_history"))
                .toList();
    }

    private Retort offline() {
        return Retort.configure().dialect("sqlite").scripts(scripts.location()).build();
    }

    @Test
    void rowsThatWouldPointNowhereEndTheScript() {
        scripts.script(
                        "a1",
                        "none",
                        "CREATE TABLE t_a1 (id INTEGER PRIMARY KEY);\n"
                                + "CREATE TABLE t_b (id INTEGER PRIMARY KEY, a1 INTEGER REFERENCES t_a1);",
                        "\n")
                .script("a2", "a1", "UPDATE t_b SET a1 = a1 + 1;", "\n");
        assertThat(shell(database).run(offline().upgradeScript("a1")).code()).isZero();
        database.execute("INSERT INTO t_b VALUES (1, 50)");
        assertThat(shell(database).run(offline().upgradeScript("a1:a2")).code()).isZero();
        database.execute("INSERT INTO t_a1 VALUES (7)");
        database.execute("INSERT INTO t_b VALUES (2, 7)");
        database.execute("UPDATE retort_version SET version_num = 'a1'");

        Shell.Ended ended = shell(database).run(offline().upgradeScript("a1:a2"));

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("the revision would leave foreign keys that point to nothing");
        assertThat(database.column("SELECT a1 FROM t_b ORDER BY id")).containsExactly("51", "7");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void rowsInTheWayEndTheScript() {
        scripts.script("a1", "none", "CREATE TABLE t_a1 (id INTEGER PRIMARY KEY, age TEXT);", "\n")
                .java("a2", "a1", "op.alterColumn(\"t_a1\", \"age\").type(dev.retort.schema.Schema.integer());");
        assertThat(shell(database).run(offline().upgradeScript("a1")).code()).isZero();
        database.execute("INSERT INTO t_a1 VALUES (1, '12 apples')");

        Shell.Ended ended = shell(database).run(offline().upgradeScript("a1:a2"));

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("column 'age' holds values that can't become");
        assertThat(database.column("SELECT age FROM t_a1")).containsExactly("12 apples");
    }

    @Test
    void aTableThatIsAnotherThanTheHistoryMadeEndsTheScript() {
        scripts.script("a1", "none", "CREATE TABLE t_a1 (id INTEGER PRIMARY KEY, age TEXT);", "\n")
                .java("a2", "a1", "op.alterColumn(\"t_a1\", \"age\").type(dev.retort.schema.Schema.integer());");
        assertThat(shell(database).run(offline().upgradeScript("a1")).code()).isZero();
        database.execute("ALTER TABLE t_a1 ADD COLUMN by_hand TEXT");
        database.execute("INSERT INTO t_a1 VALUES (1, '12', 'kept')");

        Shell.Ended ended = shell(database).run(offline().upgradeScript("a1:a2"));

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("table 't_a1' isn't what this script was written for");
        assertThat(database.column("SELECT by_hand FROM t_a1")).containsExactly("kept");
    }

    @Test
    void columnsAndKeysInAnotherOrderAreTheSameTable() {
        scripts.script(
                        "a1",
                        "none",
                        """
                        CREATE TABLE t_p (a INTEGER, b INTEGER, PRIMARY KEY (a, b));
                        CREATE TABLE t_a1 (id INTEGER PRIMARY KEY, age TEXT, x INTEGER, y INTEGER, "ﬀ" TEXT, "😀" TEXT,
                          FOREIGN KEY (x, y) REFERENCES t_p (a, b) ON DELETE CASCADE,
                          FOREIGN KEY (x) REFERENCES t_a1 (id));""",
                        "\n")
                .java("a2", "a1", "op.alterColumn(\"t_a1\", \"age\").type(dev.retort.schema.Schema.integer());");
        assertThat(shell(database).run(offline().upgradeScript("a1")).code()).isZero();
        database.execute("DROP TABLE t_a1");
        database.execute("CREATE TABLE t_a1 (\"😀\" TEXT, \"ﬀ\" TEXT, y INTEGER, x INTEGER, id INTEGER PRIMARY KEY,"
                + " age TEXT, FOREIGN KEY (x) REFERENCES t_a1 (id),"
                + " FOREIGN KEY (x, y) REFERENCES t_p (a, b) ON DELETE CASCADE)");
        database.execute("INSERT INTO t_a1 (id, age, \"😀\") VALUES (1, '12', 'kept')");

        Shell.Ended ended = shell(database).run(offline().upgradeScript("a1:a2"));

        assertThat(ended.output()).isEmpty();
        assertThat(database.column("SELECT age FROM t_a1 WHERE \"😀\" = 'kept'"))
                .containsExactly("12");
    }

    @Test
    void aKeyWithItsColumnsPairedOtherwiseIsAnotherTable() {
        scripts.script(
                        "a1",
                        "none",
                        "CREATE TABLE t_p (a INTEGER, b INTEGER, PRIMARY KEY (a, b)); CREATE TABLE t_a1 (id INTEGER PRIMARY KEY,"
                                + " age TEXT, x INTEGER, y INTEGER, FOREIGN KEY (x, y) REFERENCES t_p (a, b));",
                        "\n")
                .java("a2", "a1", "op.alterColumn(\"t_a1\", \"age\").type(dev.retort.schema.Schema.integer());");
        assertThat(shell(database).run(offline().upgradeScript("a1")).code()).isZero();
        database.execute("DROP TABLE t_a1");
        database.execute("CREATE TABLE t_a1 (id INTEGER PRIMARY KEY, age TEXT, x INTEGER, y INTEGER,"
                + " FOREIGN KEY (y, x) REFERENCES t_p (a, b))");

        Shell.Ended ended = shell(database).run(offline().upgradeScript("a1:a2"));

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("table 't_a1' isn't what this script was written for");
    }

    @Test
    void aHistoryThatBeginsElsewhereSaysSo() {
        scripts.script("a1", "none", "ALTER TABLE t_old ADD COLUMN x INT;", "\n")
                .table("a2", "a1");

        assertThatThrownBy(() -> offline().upgradeScript("a1:a2"))
                .hasMessageContaining("don't run on an empty database")
                .hasMessageContaining("t_old");
    }

    @Test
    void whatARevisionSetsIsPutBackAsInARun() {
        scripts.script(
                        "a1",
                        "none",
                        "CREATE TABLE t_a1 (id INTEGER PRIMARY KEY); CREATE TEMP TABLE t_a2 (id INT);"
                                + " PRAGMA ignore_check_constraints = ON;",
                        "\n")
                .script(
                        "a2",
                        "a1",
                        "CREATE TABLE t_a2 (id INT CHECK (id > 0)); INSERT OR IGNORE INTO t_a2 VALUES (0);",
                        "\n");
        String script = offline().upgradeScript("head");

        Shell.Ended ended = shell(database).run(script);

        assertThat(ended.code()).as("%s%n%s", ended.output(), script).isZero();
        assertThat(script).contains("PRAGMA ignore_check_constraints = 0;", "DROP TABLE IF EXISTS temp.t_a2;");
        assertThat(database.tables()).containsExactly("t_a1", "t_a2");
        assertThat(database.column("SELECT count(*) FROM t_a2")).containsExactly("0");
    }
}
