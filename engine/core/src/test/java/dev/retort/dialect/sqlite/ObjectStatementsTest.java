package dev.retort.dialect.sqlite;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.ColumnOperation.DropExpression;
import dev.retort.operation.ColumnOperation.SetExpression;
import dev.retort.operation.ConstraintOperation.RenameConstraint;
import dev.retort.operation.ConstraintOperation.ValidateConstraint;
import dev.retort.operation.EnumOperation.RenameEnum;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.PartitionOperation.*;
import dev.retort.operation.Presence;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.SchemaOperation.*;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.operation.TableOperation.DropTable;
import dev.retort.operation.ViewOperation.*;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Trigger;
import dev.retort.schema.View;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations on something other than a table: what they become, and the way there and back. */
final class ObjectStatementsTest {

    private static final QualifiedName USERS = QualifiedName.of("users");

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.inMemory()
                .run(
                        """
                CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INT,
                  state TEXT DEFAULT 'sad' CHECK (state IN ('sad', 'ok')), CONSTRAINT ck_age CHECK (age > 0));
                CREATE TABLE pairs (a TEXT, b INT, c INT, PRIMARY KEY (a, b)) WITHOUT ROWID;
                CREATE UNIQUE INDEX "ix age" ON users (name COLLATE NOCASE, age DESC) WHERE age > 1;
                INSERT INTO users VALUES (1, 'Ada', 36, 'sad'), (2, 'Bob', 41, 'ok'), (5, 'Cy', 7, 'sad');
                """);
        database.run("PRAGMA foreign_keys = OFF");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static QualifiedName name(String name) {
        return QualifiedName.of(name);
    }

    private void assertSql(Operation operation, String... statements) {
        assertThat(database.compile(operation)).containsExactly(statements);
    }

    private void roundTrip(Operation operation, String name, String sqlAfter) throws SQLException {
        List<String> before = database.schema();
        database.apply(operation);
        assertThat(database.sqlOf(name)).isEqualTo(sqlAfter);
        database.reverse(operation);
        assertThat(database.schema()).isEqualTo(before);
    }

    @Test
    void views() throws SQLException {
        View names = view("names", "SELECT name FROM users");
        roundTrip(new CreateView(names, Presence.OPTIONAL), "names", "CREATE VIEW names AS SELECT name FROM users");
        assertSql(
                new CreateView(names.asMaterialized(), Presence.OPTIONAL),
                "CREATE VIEW IF NOT EXISTS names AS SELECT name FROM users");
        database.apply(new CreateView(names, Presence.REQUIRED));
        View other = view("names", "SELECT id FROM users");
        roundTrip(new ReplaceView(other, Optional.of(names)), "names", "CREATE VIEW names AS SELECT id FROM users");
        assertSql(
                new DropView(name("names"), true, Presence.OPTIONAL, true, Optional.empty()),
                "DROP VIEW IF EXISTS names");
        assertSql(new RefreshView(name("names"), true));
    }

    @Test
    void triggers() throws SQLException {
        Trigger touch = trigger("touch", "AFTER UPDATE OF age")
                .doing(sqlOn(SQLITE, "BEGIN UPDATE users SET age = 1; END;")
                        .on(POSTGRESQL, "FOR EACH ROW EXECUTE FUNCTION touch()"));
        roundTrip(
                new CreateTrigger(USERS, touch),
                "touch",
                "CREATE TRIGGER touch AFTER UPDATE OF age ON users BEGIN UPDATE users SET age = 1; END");
        assertSql(
                new DropTrigger(USERS, "touch", Presence.OPTIONAL, true, Optional.of(touch)),
                "DROP TRIGGER IF EXISTS touch");
        Trigger elsewhere = trigger("t", "AFTER UPDATE").doingOn(POSTGRESQL, "EXECUTE FUNCTION f()");
        assertSql(new CreateTrigger(USERS, elsewhere));
        assertSql(new DropTrigger(USERS, "t", Presence.REQUIRED, false, Optional.of(elsewhere)));
    }

    @Test
    void whatOnlyPostgresqlHasBecomesNothing() {
        var f = function("f", "", "RETURNS integer LANGUAGE sql AS 'SELECT 1'");
        assertSql(new CreateFunction(f, true, Optional.empty()));
        assertSql(new DropFunction(name("f"), Optional.empty(), Presence.REQUIRED, false, Optional.empty()));
        assertSql(new CreateExtension("hstore", Optional.empty(), Presence.REQUIRED));
        assertSql(new DropExtension("hstore", Presence.REQUIRED, true));
        assertSql(new RenameEnum(name("mood"), "humour"));
        assertSql(new ValidateConstraint(USERS, "ck_age"));
        CreatePartition partition = new CreatePartition(USERS, name("part"), "DEFAULT");
        assertSql(partition);
        assertSql(new DropTable(name("part"), Presence.OPTIONAL, false, Optional.empty()), "DROP TABLE IF EXISTS part");
    }

    @Test
    void whatNothingStandsInForIsRefused() {
        List<Operation> refused = List.of(
                new CreateSequence(sequence("s"), Presence.OPTIONAL),
                new AlterSequence(sequence("s"), OptionalLong.empty(), Optional.empty()),
                new RenameSequence(name("s"), "t"),
                new DropSequence(name("s"), Presence.OPTIONAL, false, Optional.empty()),
                new CreateSchema("app", Presence.OPTIONAL),
                new DropSchema("app", Presence.OPTIONAL, false),
                new AttachPartition(USERS, name("p"), "DEFAULT"),
                new DetachPartition(USERS, name("p"), false, Optional.empty()));
        assertThat(refused).allSatisfy(operation -> assertThatThrownBy(() -> database.compile(operation))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("SQLite has no")
                .hasMessageContaining("what to do"));
    }

    @Test
    void anIndexIsRenamed() throws SQLException {
        roundTrip(
                new RenameIndex(USERS, "ix age", "ix_years"),
                "ix_years",
                "CREATE UNIQUE INDEX ix_years ON users (name COLLATE NOCASE, age DESC) WHERE age > 1");
        assertSql(
                new RenameIndex(QualifiedName.of("main", "users"), "ix age", "b"),
                "DROP INDEX main.\"ix age\"",
                "CREATE UNIQUE INDEX main.b ON users (name COLLATE NOCASE, age DESC) WHERE age > 1");
        assertThatThrownBy(() -> database.compile(new RenameIndex(USERS, "ix_age", "b")))
                .hasMessageContaining("table 'users' has no index 'ix_age'")
                .hasMessageContaining("did you mean 'ix age'?");
    }

    @Test
    void expressionsAreChangedAndDropped() throws SQLException {
        database.run("ALTER TABLE users ADD twice INT AS (2 * (id)) VIRTUAL; CREATE INDEX ix_twice ON users (twice)");
        List<String> before = database.schema();
        SetExpression set = new SetExpression(USERS, "twice", sql("3 * id"), Optional.of(sql("2 * (id)")));
        database.apply(set);
        assertThat(database.sqlOf("users")).contains("twice INT AS (3 * id) VIRTUAL");
        assertThat(database.texts("SELECT twice FROM users ORDER BY id")).containsExactly("3", "6", "15");
        database.reverse(set);
        assertThat(database.schema()).isEqualTo(before);
        database.apply(new DropExpression(USERS, "TWICE"));
        assertThat(database.sqlOf("users")).contains(", twice INT, CONSTRAINT");
        assertThat(database.texts("SELECT twice FROM users ORDER BY id")).containsExactly("2", "4", "10");
        assertThatThrownBy(() -> database.compile(new DropExpression(USERS, "age")))
                .hasMessageContaining("'users.age' is not generated");
    }

    @Test
    void aConstraintIsRenamed() throws SQLException {
        List<String> before = database.schema();
        RenameConstraint rename = new RenameConstraint(USERS, "ck_age", "Check Age");
        database.apply(rename);
        assertThat(database.sqlOf("users")).contains("CONSTRAINT \"Check Age\" CHECK (age > 0)");
        assertThat(database.texts("SELECT name FROM users")).containsExactly("Ada", "Bob", "Cy");
        database.reverse(rename);
        assertThat(database.schema()).isEqualTo(before);
        assertThatThrownBy(() -> database.compile(new RenameConstraint(USERS, "ck_ag", "x")))
                .hasMessageContaining("no constraint 'ck_ag'")
                .hasMessageContaining("did you mean 'ck_age'?");
    }
}
