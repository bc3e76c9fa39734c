package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SQLite reads a text as the splitter does: run as a whole, it leaves the same behind as run one statement after the other.
 * Preparing takes the first statement of a text only, so nothing may come after it.
 */
final class SplitterAgainstSqliteTest {

    private static final String TABLES =
            "CREATE TABLE t (a, \"end\", \"case\", \"begin\"); INSERT INTO t VALUES (1, 2, 3, 4), (5, 6, 7, 8);";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE u (a);CREATE TABLE v (b);; ;INSERT INTO u VALUES (1)",
                "INSERT INTO t (a) VALUES (';'), ('it''s;'); INSERT INTO t(a) VALUES (x'3B'); DELETE FROM t WHERE a = 1",
                "CREATE TABLE \"a;\" (`b;` TEXT DEFAULT ';', [c;\"] INT); INSERT INTO \"a;\" VALUES (1, ';')",
                "/* a; /* */ INSERT INTO t (a) VALUES (9); -- b;\nINSERT INTO t (a) VALUES (10) /*/ ; */; /**/",
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = 5 WHERE a = 1; DELETE FROM t WHERE a = 5; END;"
                        + " INSERT INTO t (a) VALUES (3); DROP TRIGGER g; DELETE FROM t",
                "CREATE TRIGGER g DELETE ON t BEGIN SELECT end FROM t; END; DELETE FROM t;",
                "CREATE TRIGGER g DELETE ON t BEGIN SELECT 1 AS end; SELECT old.end; END; CREATE TABLE u (a)",
                "CREATE TRIGGER g DELETE ON t BEGIN SELECT 1 end; UPDATE t SET end = CASE end WHEN 1 THEN 2 END; END;"
                        + "CREATE TABLE u (a)",
                "CREATE TRIGGER g DELETE ON t WHEN old.begin > 1 BEGIN SELECT a FROM t; /* ; END; */ SELECT 2; END;"
                        + "CREATE TABLE u (a)",
                "CREATE TEMP TRIGGER IF NOT EXISTS g DELETE ON t BEGIN SELECT CASE 1 WHEN 1 THEN ';END;' END; END; DELETE FROM t",
                "EXPLAIN CREATE TRIGGER g DELETE ON t BEGIN SELECT 1; END; DELETE FROM t",
                "CREATE TABLE trigger (a); INSERT INTO trigger VALUES (1)",
                "CREATE TABLE u AS SELECT 1 end; CREATE INDEX trigger ON t (a); CREATE VIEW end AS SELECT end FROM t;",
                "BEGIN; INSERT INTO t (a) VALUES (1); END; BEGIN; DELETE FROM t; ROLLBACK;",
                "INSERT INTO t SELECT 1.5e-3, .5, 0xff, a FROM t WHERE a->>'b' IS NULL OR a<<1=2; DELETE FROM t WHERE a=?1",
                "INSERT INTO t (a) VALUES ($a::b(c;d)), (:e), (@f), (?); DELETE FROM t WHERE end = $x;",
                "\uFEFFINSERT INTO t (a) VALUES ('\\'); INSERT INTO t (a) VALUES ('ä;')",
                "INSERT INTO t (a) VALUES (1; DELETE FROM t",
                "CREATE TABLE u (a); SELECT FROM; CREATE TABLE v (a)"
            })
    void leavesBehindWhatTheWholeTextDoes(String text) throws SQLException {
        try (Connection whole = DriverManager.getConnection("jdbc:sqlite::memory:");
                Connection single = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            run(whole, TABLES);
            run(single, TABLES);
            String failed = run(whole, text);
            assertThat(runEach(single, text)).isEqualTo(failed);
            assertThat(state(single)).isEqualTo(state(whole));
        }
    }

    /** All of a text, up to the first failure; empty if there is none. */
    static String run(Connection database, String text) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate(text);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static String runEach(Connection database, String text) throws SQLException {
        for (Splitter.Statement each : Splitter.statements(text, DatabaseKind.SQLITE)) {
            try (PreparedStatement statement = database.prepareStatement(closed(each.sql()))) {
                statement.execute();
            } catch (SQLException e) {
                return String.valueOf(e.getMessage());
            }
        }
        return "";
    }

    /** Without the semicolon SQLite words some errors in another way. */
    private static String closed(String sql) {
        return sql + (Tokenizer.endsInLineComment(sql, DatabaseKind.SQLITE) ? "\n;" : ";");
    }

    /** Everything in it, and how many rows were ever changed. */
    static List<String> state(Connection database) throws SQLException {
        List<String> state =
                rows(database, "SELECT type || name || coalesce(sql, '') || total_changes() FROM sqlite_schema");
        for (String table :
                rows(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")) {
            state.addAll(rows(database, "SELECT * FROM \"" + table.replace("\"", "\"\"") + "\""));
        }
        return state;
    }

    private static List<String> rows(Connection database, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(rows.getString(i)).append('|');
                }
                found.add(row.toString().replaceFirst("\\|$", ""));
            }
        }
        return found;
    }
}
