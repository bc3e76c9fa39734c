package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.RenameTable;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Constraint;
import dev.retort.schema.QualifiedName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OddTablesTest {

    private static final QualifiedName T = QualifiedName.of("t");

    private Path directory;
    private TestDatabase database;

    @BeforeEach
    void open(@TempDir Path temporary) throws SQLException {
        directory = temporary;
        database = TestDatabase.at(directory.resolve("a.db"));
    }

    @AfterEach
    void isSound() throws SQLException {
        assertThat(database.text("PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(database.query("PRAGMA foreign_key_check")).isEmpty();
        database.close();
    }

    private static DropConstraint drop(String name) {
        return new DropConstraint(T, name, Optional.empty(), Presence.REQUIRED, false, Optional.empty());
    }

    private static AlterColumn identity(Change<Identity> change) {
        return new AlterColumn(
                T,
                "a",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                change,
                Change.keep(),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t (a)",
                "T(a,b)",
                "\"t\"(a INT, b TEXT DEFAULT ')' -- the ) last\n)",
                "[t] (a INTEGER PRIMARY KEY DESC, b)",
                "`t` (a INT PRIMARY KEY, b) WITHOUT ROWID",
                "t (a ANY, b INTEGER PRIMARY KEY) STRICT",
                "t (a \"odd type\"(1), b GENERATED ALWAYS AS (a || '(') UNIQUE)",
                "t (a NULL DEFAULT NULL, b AS (a), c CONSTRAINT x NOT NULL DEFAULT (1), CHECK (a IS a) CHECK (c <> 2))",
                "t (a /* , */ INT, /* (( */ \"b,\" INT, UNIQUE (a, \"b,\") ON CONFLICT REPLACE, UNIQUE (a), FOREIGN KEY (a) REFERENCES t (a) ON DELETE SET DEFAULT)",
                "t (a TEXT COLLATE RTRIM REFERENCES t DEFERRABLE, b TEXT PRIMARY KEY)",
                "t (a DEFAULT 'it''s', rowid, oid, _rowid_)"
            })
    void everyTableSurvivesARebuildAndTheWayBack(String definition) throws SQLException {
        database.run("CREATE TABLE " + definition);
        String column = database.text(
                "SELECT group_concat(name) FROM (SELECT name FROM pragma_table_xinfo('t') WHERE hidden = 0 AND name <> 'a' AND name NOT LIKE '%,')");
        String others = column.equals("null") ? "" : ", " + column.replace(",", ", ");
        String values = others.isEmpty() ? "" : ", 1".repeat(others.split(", ", -1).length - 1);
        database.run("INSERT INTO t (a" + others + ") VALUES (1" + values + ")");
        String before = database.text("SELECT sql FROM sqlite_schema WHERE type = 'table'");
        AddConstraint add = new AddConstraint(T, check("1 -- always").named("holds"));
        database.apply(add);
        assertThat(database.text("SELECT sql FROM sqlite_schema WHERE type = 'table'"))
                .contains("CONSTRAINT holds CHECK (1 -- always\n)");
        database.reverse(add);
        assertThat(database.text("SELECT sql FROM sqlite_schema WHERE type = 'table'"))
                .isEqualTo(before);
        assertThat(database.text("SELECT count(*) FROM t")).isEqualTo("1");
    }

    @Test
    void constraintsInAColumnAreDroppedByName() throws SQLException {
        database.run(
                "CREATE TABLE t (a INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT, b INT CONSTRAINT fk REFERENCES t(a) "
                        + "ON DELETE CASCADE CONSTRAINT ck CHECK (b > 0) NOT NULL)");
        database.run("INSERT INTO t VALUES (5, 5), (8, 5)");
        database.apply(drop("fk"), drop("ck"), drop("pk"));
        assertThat(database.sqlOf("t")).isEqualTo("CREATE TABLE t (a INTEGER, b INT NOT NULL)");
        assertThat(database.texts("SELECT rowid || a || b FROM t")).containsExactly("555", "885");
        assertThat(database.query("SELECT * FROM sqlite_sequence")).isEmpty();
    }

    @Test
    void aKeyIsReplacedInOneRebuild() throws SQLException {
        database.run(
                "CREATE TABLE t (a INTEGER, b TEXT, CONSTRAINT pk PRIMARY KEY (a))",
                "INSERT INTO t VALUES (4, 'x'), (9, 'y')");
        database.apply(drop("pk"), new AddConstraint(T, primaryKey("b").named("pk")));
        assertThat(database.sqlOf("t"))
                .isEqualTo("CREATE TABLE t (a INTEGER, b TEXT NOT NULL, CONSTRAINT pk PRIMARY KEY (b))");
        assertThat(database.texts("SELECT rowid FROM t")).containsExactly("4", "9");
    }

    @Test
    void aSecondKeyAndATakenNameAreRefused() throws SQLException {
        database.run("CREATE TABLE t (a INTEGER PRIMARY KEY, b CONSTRAINT taken UNIQUE)");
        assertThatThrownBy(() -> database.compile(new AddConstraint(T, primaryKey("b"))))
                .hasMessageContaining("already has a primary key");
        assertThatThrownBy(
                        () -> database.compile(new AddConstraint(T, check("1").named("taken"))))
                .hasMessageContaining("already has a constraint 'taken'");
    }

    @Test
    void aTableWithoutRowidKeepsAKey() throws SQLException {
        database.run("CREATE TABLE t (a CONSTRAINT pk PRIMARY KEY, b) WITHOUT ROWID");
        assertThatThrownBy(() -> database.compile(drop("pk"))).hasMessageContaining("without a primary key");
    }

    @Test
    void numberingIsTheIntegerKey() throws SQLException {
        database.run("CREATE TABLE t (a BIGINT NOT NULL, PRIMARY KEY (a))", "INSERT INTO t VALUES (40)");
        database.apply(identity(Change.to(generatedByDefault())));
        database.run("INSERT INTO t DEFAULT VALUES");
        assertThat(database.texts("SELECT a FROM t")).containsExactly("40", "41");
        database.apply(identity(Change.remove()));
        assertThat(database.sqlOf("t")).isEqualTo("CREATE TABLE t (a BIGINT NOT NULL, PRIMARY KEY (a))");
    }

    @Test
    void aNumberingColumnIsAddedToRowsThatAreThere() throws SQLException {
        database.run("CREATE TABLE t (b TEXT)", "INSERT INTO t VALUES ('x'), ('y')");
        database.apply(new AddColumn(T, column("id", bigInteger()).withIdentity(generatedAlways()), Presence.REQUIRED));
        assertThat(database.texts("SELECT id || b FROM t")).containsExactly("1x", "2y");
    }

    @Test
    void aTableOfAnAttachedDatabaseIsRebuiltThere() throws SQLException {
        database.run(
                "ATTACH '" + directory.resolve("b.db") + "' AS other",
                "CREATE TABLE t (main_only)",
                "CREATE TABLE other.t (a INTEGER PRIMARY KEY AUTOINCREMENT, b UNIQUE)",
                "CREATE INDEX other.i ON t (b DESC)",
                "CREATE TRIGGER other.tr AFTER DELETE ON t BEGIN UPDATE t SET b = 1; END",
                "INSERT INTO other.t VALUES (6, 'x')");
        QualifiedName table = QualifiedName.of("other", "t");
        database.apply(new AddConstraint(table, unique("a", "b").named("u")));
        assertThat(database.texts("SELECT name FROM other.sqlite_schema WHERE sql IS NOT NULL ORDER BY name"))
                .containsExactly("i", "sqlite_sequence", "t", "tr");
        assertThat(database.text("SELECT sql FROM other.sqlite_schema WHERE name = 't'"))
                .isEqualTo(
                        "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b UNIQUE, CONSTRAINT u UNIQUE (a, b))");
        assertThat(database.texts("SELECT b FROM other.t")).containsExactly("x");
        assertThat(database.sqlOf("t")).isEqualTo("CREATE TABLE t (main_only)");
    }

    @Test
    void foreignKeysOfOthersFollowARenamedTable() throws SQLException {
        database.run(
                "CREATE TABLE t (a INTEGER PRIMARY KEY)", "CREATE TABLE c (t INT REFERENCES t(a) ON DELETE CASCADE)");
        database.apply(new RenameTable(T, "order"));
        assertThat(database.sqlOf("c")).contains("REFERENCES \"order\"(a) ON DELETE CASCADE");
    }

    @Test
    void aVirtualTableIsRefused() throws SQLException {
        database.run("CREATE VIRTUAL TABLE t USING fts5 (a)");
        assertThatThrownBy(() -> database.compile(drop("x"))).hasMessageContaining("virtual");
    }

    @Test
    void aDroppedColumnCanComeBackInTheSameBatch() throws SQLException {
        database.run("CREATE TABLE t (a INT, b INT UNIQUE)", "INSERT INTO t VALUES (1, 2)");
        database.apply(
                new DropColumn(T, "b", Presence.REQUIRED, false, Optional.empty()),
                new AddColumn(T, column("b", integer()).defaultTo(9), Presence.REQUIRED));
        assertThat(database.texts("SELECT a || b FROM t")).containsExactly("19");
    }

    @Test
    void onlyAConstraintOfTheNamedKindIsDropped() throws SQLException {
        database.run("CREATE TABLE t (a INT CONSTRAINT x CHECK (a > 0))");
        assertThatThrownBy(() -> database.compile(new DropConstraint(
                        T, "x", Optional.of(Constraint.Kind.UNIQUE), Presence.REQUIRED, false, Optional.empty())))
                .hasMessageContaining("no unique constraint 'x'")
                .hasMessageContaining("there are: x");
    }
}
