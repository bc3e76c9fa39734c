package dev.retort.dialect.sqlite.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The look at the tables that a step touched finds what the look at all tables finds. */
class TouchedTablesTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "D", "\"e f\"", "[g]", "'h'", "insert_log");
    private static final int STEPS = 3_000;

    private Connection connection;
    private TouchedTables touched;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        begin();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void begin() throws SQLException {
        execute("PRAGMA foreign_keys = OFF");
        touched = new TouchedTables(connection);
        touched.committed();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a step; what fails changes nothing, and says nothing about its tables. */
    private void run(String sql) throws SQLException {
        touched.note(sql);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            assertThat(refused.getErrorCode()).as(sql).isPositive();
        }
    }

    /** With a trigger, all tables are looked at. */
    private void dropTriggers() throws SQLException {
        List<String> triggers = new Query(connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
                .list(row -> row.getString(1));
        for (String trigger : triggers) {
            execute("DROP TRIGGER " + trigger);
        }
        touched.rolledBack();
        touched.committed();
    }

    private List<String> words(DanglingRows found) {
        return found.without(DanglingRows.NONE).stream()
                .map(String::toLowerCase)
                .sorted()
                .toList();
    }

    @Test
    void randomStepsAreSeenAsByALookAtAllTables() throws SQLException {
        Random random = new Random(20261130);
        int violated = 0;
        int narrow = 0;
        for (int step = 0; step < STEPS; step++) {
            if (step % 10 == 0) {
                dropTriggers();
            }
            execute("BEGIN");
            List<String> statements = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                statements.addAll(statements(random, step));
            }
            for (String sql : statements) {
                run(sql);
            }
            List<String> all = words(DanglingRows.find(connection));
            assertThat(words(touched.find(DanglingRows.NONE)))
                    .as("step %s: %s", step, statements)
                    .isEqualTo(all);
            narrow += touched.looksAtAll() ? 0 : 1;
            if (all.isEmpty()) {
                execute("COMMIT");
                touched.committed();
            } else {
                violated++;
                touched.rolledBack();
                execute("ROLLBACK");
            }
        }
        assertThat(violated).as("steps that leave rows that point to nothing").isGreaterThan(STEPS / 20);
        assertThat(narrow).as("steps after which not all tables were looked at").isGreaterThan(STEPS / 3);
    }

    private static List<String> statements(Random random, int step) {
        String one = name(random);
        String other = name(random);
        int id = random.nextInt(4);
        return switch (random.nextInt(16)) {
            case 0, 1 ->
                List.of("CREATE TABLE " + one + " (id INTEGER PRIMARY KEY, p INTEGER REFERENCES " + other
                        + ", k TEXT UNIQUE)");
            case 2 ->
                List.of("CREATE TABLE " + one
                        + " (id INTEGER PRIMARY KEY, p INTEGER, k TEXT, FOREIGN KEY (k) REFERENCES " + other + " (k))");
            case 3, 4, 5 -> List.of("INSERT INTO " + one + " (id, p) VALUES (" + id + ", " + random.nextInt(3) + ")");
            case 6 -> List.of("INSERT OR REPLACE INTO main." + one + " (id, k) SELECT id, 'k' || id FROM " + other);
            case 7 -> List.of("DELETE FROM " + one + " WHERE id = " + id);
            case 8 -> List.of("UPDATE OR IGNORE " + one + " SET p = " + id + " WHERE id < 2");
            case 9 -> List.of("/* drop */ DROP TABLE IF EXISTS " + one);
            case 10 -> List.of("ALTER TABLE " + one + " RENAME TO " + other);
            case 11 -> List.of("ALTER TABLE " + one + " ADD COLUMN c" + step + " INTEGER REFERENCES " + other);
            case 12 -> List.of("ALTER TABLE " + one + " RENAME COLUMN p TO q", "ALTER TABLE " + one + " DROP COLUMN k");
            case 13 ->
                List.of(
                        "CREATE TABLE new_one (id INTEGER PRIMARY KEY, p INTEGER REFERENCES " + other
                                + ", k TEXT UNIQUE)",
                        "INSERT INTO new_one (id, p) SELECT id, p FROM " + one + " WHERE id <> " + id,
                        "DROP TABLE " + one,
                        "ALTER TABLE new_one RENAME TO " + one);
            case 14 -> List.of("WITH x AS (SELECT 1) DELETE FROM " + one + " WHERE id IN (SELECT * FROM x)");
            default ->
                random.nextInt(20) > 0
                        ? List.of("UPDATE " + one + " SET id = id + 1")
                        : List.of(
                                "CREATE TRIGGER t" + step + " AFTER INSERT ON " + one + " BEGIN DELETE FROM " + other
                                        + "; END",
                                "INSERT INTO " + one + " (id) VALUES (7)",
                                random.nextBoolean() ? "DROP TRIGGER t" + step : "DROP TABLE " + one);
        };
    }

    private static String name(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM parents",
                "REPLACE INTO parents VALUES (2)",
                "UPDATE parents SET id = 9",
                "DROP TABLE parents",
                "ALTER TABLE parents RENAME TO elders",
                "INSERT INTO children VALUES (9)",
                "INSERT INTO log VALUES (1)",
                "INSERT INTO v VALUES (1)",
                "PRAGMA user_version = 1",
                "ATTACH ':memory:' AS other",
                "CREATE TEMP TABLE parents (id)"
            })
    void eachWayToTouchATableIsSeen(String sql) throws SQLException {
        execute("CREATE TABLE parents (id INTEGER PRIMARY KEY)");
        execute("CREATE TABLE children (p INTEGER REFERENCES parents)");
        execute("CREATE TABLE log (n)");
        execute("CREATE VIEW v AS SELECT n FROM log");
        execute("INSERT INTO parents VALUES (1)");
        execute("INSERT INTO children VALUES (1)");
        if (sql.contains("log") || sql.contains(" v ")) {
            execute("CREATE TRIGGER tr AFTER INSERT ON log BEGIN DELETE FROM parents; END");
            execute("CREATE TRIGGER tv INSTEAD OF INSERT ON v BEGIN DELETE FROM parents; END");
        }
        begin();
        run(sql);
        assertThat(words(touched.find(DanglingRows.NONE))).isEqualTo(words(DanglingRows.find(connection)));
        touched.committed();
        run("DELETE FROM main.parents");
        assertThat(words(touched.find(DanglingRows.NONE))).isEqualTo(words(DanglingRows.find(connection)));
    }
}
