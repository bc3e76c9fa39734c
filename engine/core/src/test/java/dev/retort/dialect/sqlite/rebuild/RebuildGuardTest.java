package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.SqlStatement;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import dev.retort.schema.SqlType;
import dev.retort.sql.sqlite.TableDefinition;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RebuildGuardTest {

    private static final QualifiedName T = QualifiedName.of("t");
    private static final QualifiedName OLD = QualifiedName.of("retort_old_t");

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.inMemory();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    /** A misreading is forced: what is read isn't the text of the table that is there. */
    @Nested
    final class Reading {

        private RebuildGuard guard(String read) {
            return new RebuildGuard(database, T, TableDefinition.read("CREATE TABLE t (" + read + ")"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a, b, PRIMARY KEY (a COLLATE nocase, a COLLATE rtrim, b)",
                    "a, b, PRIMARY KEY (a, a COLLATE BINARY, b)",
                    "a COLLATE NoCase, b, PRIMARY KEY (a, a COLLATE nocase, b)",
                    "a COLLATE nocase, b, PRIMARY KEY (a, \"a\" COLLATE binary DESC, b)",
                    "a, b, PRIMARY KEY (b, a, b)",
                })
        void ofAKeyThatNamesAColumnTwiceIsTheSame(String columns) throws SQLException {
            for (String kind : List.of("", " WITHOUT ROWID")) {
                database.run("DROP TABLE IF EXISTS t", "CREATE TABLE t (" + columns + ")" + kind);
                RebuildGuard guard = new RebuildGuard(database, T, TableDefinition.read(database.sqlOf("t")));
                assertThatCode(guard::requireSameReading).as(columns + kind).doesNotThrowAnyException();
            }
        }

        @Test
        void ofATableThatATemporaryOneHidesIsRefused() throws SQLException {
            database.run("CREATE TABLE t (a INT)");
            database.run("CREATE TEMP TABLE T (a INT)");

            assertThatThrownBy(() -> guard("a INT").requireSameReading())
                    .hasMessageContaining("a temporary table hides table 't'")
                    .hasMessageContaining("drop the temporary table");

            database.run("DROP TABLE temp.T");
            assertThatCode(() -> guard("a INT").requireSameReading()).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        a INT, b generated                  | a INT, b AS (1)                   | columns      | 'b' generated virtual
                        a INT, b AS (1) STORED              | a INT, b AS (1)                   | columns      | 'b' generated virtual
                        a INT, b                            | a INT                             | columns      | 'a'
                        a INT, b                            | a INT, B                          | columns      | 'B'
                        a INT PRIMARY KEY, b                | a INT, b PRIMARY KEY              | columns      | 'b' key 1
                        a, b, PRIMARY KEY (a, b)            | a, b, PRIMARY KEY (b, a)          | columns      | 'b' key 1
                        a REFERENCES p, b                   | a, b                              | foreign keys | none
                        a REFERENCES p ON DELETE CASCADE, b | a REFERENCES p, b                 | foreign keys | 'a' to 'p' on delete no action
                        a REFERENCES p (x), b               | a REFERENCES p (y), b             | foreign keys | 'a' to 'p' 'y'
                        a REFERENCES p, b                   | a, b REFERENCES p                 | foreign keys | 'b' to 'p'
                        a UNIQUE, b                         | a, b UNIQUE                       | keys         | 'b'
                        a, b, UNIQUE (a, b)                 | a, b                              | keys         | none
                        a INTEGER PRIMARY KEY, b            | a INT PRIMARY KEY, b              | keys         | 'a'
                        """)
        void isHeldAgainstSqlites(String there, String read, String what, String shown) throws SQLException {
            database.run("CREATE TABLE t (" + there + ")");
            assertThatCode(() -> guard(there).requireSameReading()).doesNotThrowAnyException();
            assertThatThrownBy(() -> guard(read).requireSameReading())
                    .isInstanceOfSatisfying(
                            InvalidOperationException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("table-misread"))
                    .hasMessageContaining("Retort read the " + what + " of table 't' differently from SQLite")
                    .hasMessageContaining("read: ")
                    .hasMessageContaining(shown)
                    .hasMessageContaining("SQLite says: ")
                    .hasMessageContaining("change this table with your own SQL");
        }

        /** An edited schema table is all that makes the text another than the one SQLite has read. */
        @Test
        void refusesARebuildInARun() throws SQLException {
            database.run(
                    "CREATE TABLE t (a INT, b TEXT)",
                    "INSERT INTO t VALUES (1, 'x')",
                    "PRAGMA writable_schema = ON",
                    "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a INT, b TEXT AS (1))' WHERE name = 't'");
            assertThatThrownBy(() -> database.apply(alter("a", bigInteger(), Optional.empty())))
                    .hasMessageContaining("differently from SQLite");
            assertThat(database.texts("SELECT b FROM t")).containsExactly("x");
        }
    }

    /** A wrong copy is forced: the new table's rows are changed behind the copy. */
    @Nested
    final class Rows {

        private SqlStatement check(AlterColumn change) throws SQLException {
            database.run(
                    "CREATE TABLE t (id INTEGER PRIMARY KEY, a, \"b c\" TEXT)",
                    "INSERT INTO t VALUES (1, 1, 'x'), (2, 'two', NULL), (3, 2.5, 'z')");
            TableEdits edits = new TableEdits(database, T);
            edits.apply(change);
            SqlStatement check = new RebuildGuard(database, T, edits.before()).sameRows(edits, OLD);
            database.run("CREATE TABLE retort_old_t AS SELECT * FROM t");
            return check;
        }

        private Optional<Problem> found(SqlStatement check) {
            return check.problem(database.query(check.sql()));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        DELETE FROM t WHERE id = 2                     |     | rows 3 | rows 2
                        INSERT INTO t VALUES (4, 1, 'x')               |     | rows 3 | rows 4
                        UPDATE t SET a = NULL WHERE id = 1             | a   | values 3, integer 1, real 1, text 1, blob 0 | values 2, integer 0, real 1, text 1, blob 0
                        UPDATE t SET a = '1' WHERE id = 1              | a   | values 3, integer 1, real 1, text 1, blob 0 | values 3, integer 0, real 1, text 2, blob 0
                        UPDATE t SET a = CAST(a AS BLOB) WHERE id = 3  | a   | values 3, integer 1, real 1, text 1, blob 0 | values 3, integer 1, real 0, text 1, blob 1
                        UPDATE t SET "b c" = '' WHERE id = 2           | b c | values 2, integer 0, real 0, text 2, blob 0 | values 3, integer 0, real 0, text 3, blob 0
                        """)
        void areCountedInBothTables(String change, String column, String before, String after) throws SQLException {
            SqlStatement check = check(alter("id", bigInteger(), Optional.empty()));
            assertThat(found(check)).isEmpty();
            database.run(change);
            assertThat(found(check)).hasValueSatisfying(problem -> {
                assertThat(problem.code()).isEqualTo("rows-changed");
                assertThat(problem.summary()).isEqualTo("rows of table 't' were not copied unchanged");
                assertThat(problem.facts().get("column")).isEqualTo(column);
                assertThat(problem.facts()).containsEntry("before", before).containsEntry("after", after);
            });
        }

        @Test
        void ofAColumnThatIsConvertedAreOnlyCounted() throws SQLException {
            SqlStatement check = check(alter("a", text(), Optional.of(sql("'' || a"))));
            database.run("UPDATE t SET a = a || ''");
            assertThat(found(check)).isEmpty();
            database.run("UPDATE t SET a = NULL WHERE id = 1");
            assertThat(found(check)).hasValueSatisfying(problem -> assertThat(problem.facts())
                    .containsEntry("column", "a")
                    .containsEntry("before", "values 3")
                    .containsEntry("after", "values 2"));
        }

        @Test
        void endARunThatLosesThem() throws SQLException {
            database.run("CREATE TABLE t (a INT, b TEXT)", "INSERT INTO t VALUES (1, 'x')");
            TableEdits edits = new TableEdits(database, T);
            edits.apply(alter("a", bigInteger(), Optional.empty()));
            edits.sources().remove("b");
            assertThatThrownBy(() -> {
                        for (SqlStatement statement : edits.statements()) {
                            database.run(statement);
                        }
                    })
                    .hasMessageContaining("rows of table 't' were not copied unchanged")
                    .hasMessageContaining("column: b")
                    .hasMessageContaining("before: values 1, integer 0, real 0, text 1, blob 0")
                    .hasMessageContaining("after: values 0");
        }
    }

    private static AlterColumn alter(String column, SqlType type, Optional<SqlText> using) {
        return new AlterColumn(
                T,
                column,
                Optional.of(type),
                using,
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }
}
