package dev.retort.dialect.sqlite;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Execute;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.TableOperation.*;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Computed;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Deferral;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlText;
import dev.retort.schema.SqlType;
import dev.retort.schema.Table;
import dev.retort.schema.TableOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class OperationCompilerTest {

    private static final QualifiedName USERS = QualifiedName.of("users");

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.inMemory()
                .run(
                        """
                CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
                CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age TEXT, team INT);
                CREATE INDEX ix_age ON users (age);
                INSERT INTO teams VALUES (1, 'red');
                INSERT INTO users VALUES (1, 'Ada', '36', 1), (2, 'Bob', '41', NULL);
                """);
        database.run("PRAGMA foreign_keys = OFF");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Nested
    class Tables {

        @Test
        void createTable() {
            Table table = table(
                            "orders",
                            column("id", bigInteger()).withIdentity(generatedByDefault()),
                            column("state", enumeration("state", "new", "it's"))
                                    .notNull()
                                    .defaultTo("new"),
                            column("total", numeric(10, 2)).notNull().defaultTo(0),
                            column("twice", numeric()).generatedAs("total * 2"),
                            column("order", string(20)).collate("nocase"),
                            column("made", timestampWithZone()).withDefault(now()))
                    .constraint(Schema.primaryKey("id").named("pk_orders"))
                    .constraint(unique("order").named("uq_orders_order"))
                    .constraint(foreignKey("id")
                            .references("users", "id")
                            .onDelete(ForeignKey.Action.SET_NULL)
                            .deferrable(Deferral.INITIALLY_DEFERRED))
                    .index(index("ix_orders").on(descending("total")).where("total > 0"));
            assertThat(database.compile(new CreateTable(table, Presence.REQUIRED)))
                    .containsExactly(
                            """
                    CREATE TABLE orders (
                        id INTEGER NOT NULL,
                        state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'it''s')),
                        total NUMERIC(10,2) NOT NULL DEFAULT 0,
                        twice NUMERIC GENERATED ALWAYS AS (total * 2) STORED,
                        "order" VARCHAR(20) COLLATE nocase,
                        made TIMESTAMP WITH TIME ZONE DEFAULT (strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')),
                        CONSTRAINT pk_orders PRIMARY KEY (id),
                        CONSTRAINT uq_orders_order UNIQUE ("order"),
                        FOREIGN KEY (id) REFERENCES users (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
                    )""",
                            "CREATE INDEX ix_orders ON orders (total DESC) WHERE total > 0");
        }

        @Test
        void createTableThatNumbersItsRowsOnlyOnce() throws SQLException {
            Table table = table("t", column("id", integer()).withIdentity(generatedAlways()))
                    .constraint(Schema.primaryKey("id").named("pk"))
                    .options(TableOptions::withAutoincrement)
                    .options(TableOptions::withStrict);
            database.apply(new CreateTable(table, Presence.OPTIONAL));
            assertThat(database.sqlOf("t"))
                    .isEqualTo(
                            "CREATE TABLE t (\n    id INTEGER NOT NULL CONSTRAINT pk PRIMARY KEY AUTOINCREMENT\n) STRICT");
            database.run("INSERT INTO t DEFAULT VALUES");
            assertThat(database.text("SELECT id FROM t")).isEqualTo("1");
        }

        @Test
        void dropTable() {
            assertThat(database.compile(new DropTable(USERS, Presence.OPTIONAL, false, Optional.empty())))
                    .containsExactly("DROP TABLE IF EXISTS users");
        }

        @Test
        void renameTable() throws SQLException {
            database.run("CREATE VIEW names AS SELECT name FROM users");
            database.apply(new RenameTable(USERS, "people"));
            assertThat(database.texts("SELECT name FROM names")).containsExactly("Ada", "Bob");
            database.reverse(new RenameTable(USERS, "people"));
            assertThat(database.texts("SELECT name FROM users")).hasSize(2);
        }

        @Test
        void enumTypesAndCommentsNeedNothing() {
            QualifiedName mood = QualifiedName.of("mood");
            assertThat(database.compile(new CreateEnum(enumType("mood", "ok")))).isEmpty();
            assertThat(database.compile(new AddEnumLabel(mood, "sad", Optional.empty())))
                    .isEmpty();
            assertThat(database.compile(new RenameEnumLabel(mood, "ok", "fine")))
                    .isEmpty();
            assertThat(database.compile(new SetTableComment(USERS, Optional.of("x"), Change.keep())))
                    .isEmpty();
        }

        @Test
        void insertGroupsRowsOfTheSameColumns() {
            assertThat(database.compile(new InsertRows(
                            USERS, List.of(row("id", 1, "name", "a"), row("id", 2, "name", null), row("id", 3)))))
                    .containsExactly(
                            "INSERT INTO users (id, name) VALUES (1, 'a'), (2, NULL)",
                            "INSERT INTO users (id) VALUES (3)");
        }

        @Test
        void executeSplitsAndMarks() {
            SqlText sql = sql("SELECT 1; SELECT ';'").on(POSTGRESQL, "SELECT 3");
            assertThat(database.compile(new Execute(sql, Optional.empty(), true)))
                    .containsExactly("SELECT 1", "SELECT ';'");
            assertThat(database.compile(new Execute(sqlOn(POSTGRESQL, "x"), Optional.empty(), true)))
                    .isEmpty();
            assertThat(database.dialect()
                            .compiler()
                            .compile(List.of(new Execute(sql("VACUUM"), Optional.empty(), false)), database))
                    .noneMatch(SqlStatement::transactional);
            assertThatThrownBy(() -> database.compile(new Execute(sql("VACUUM"), Optional.empty(), true)))
                    .hasMessageContaining("autocommit");
        }
    }

    @Nested
    class ThereAndBack {

        private void isUndone(Operation operation, String table, String after) throws SQLException {
            List<String> before = database.schema();
            List<String> rows = database.texts("SELECT id || name FROM users");
            database.apply(operation);
            assertThat(database.sqlOf(table)).contains(after);
            database.reverse(operation);
            assertThat(database.schema()).isEqualTo(before);
            assertThat(database.texts("SELECT id || name FROM users")).isEqualTo(rows);
        }

        @Test
        void addColumn() throws SQLException {
            Column phone = column("phone", string(9)).notNull().defaultTo("");
            AddColumn add = new AddColumn(USERS, phone, Presence.REQUIRED);
            assertThat(database.compile(add))
                    .containsExactly("ALTER TABLE users ADD COLUMN phone VARCHAR(9) NOT NULL DEFAULT ''");
            isUndone(add, "users", "phone VARCHAR(9)");
        }

        @Test
        void addStoredColumnAndExpressionDefault() throws SQLException {
            Column stored = column("twice", integer()).generatedAs("id * 2");
            isUndone(
                    new AddColumn(USERS, stored, Presence.REQUIRED),
                    "users",
                    "twice INTEGER GENERATED ALWAYS AS (id * 2) STORED");
            Column made = column("made", timestamp()).notNull().withDefault(now());
            isUndone(
                    new AddColumn(USERS, made, Presence.REQUIRED),
                    "users",
                    "made TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP");
            Column virtual = column("v", integer()).withComputed(new Computed(sql("id"), false));
            isUndone(new AddColumn(USERS, virtual, Presence.REQUIRED), "users", "AS (id) VIRTUAL");
        }

        @Test
        void renameColumn() throws SQLException {
            isUndone(new RenameColumn(USERS, "age", "years"), "ix_age", "years");
        }

        @Test
        void alterType() throws SQLException {
            isUndone(
                    alter("age", Optional.of(integer()), Optional.empty(), Change.keep(), column("age", text())),
                    "users",
                    "age INTEGER");
        }

        @Test
        void alterNullable() throws SQLException {
            isUndone(
                    alter("age", Optional.empty(), Optional.of(false), Change.keep(), column("age", text())),
                    "users",
                    "age TEXT NOT NULL");
        }

        @Test
        void alterDefault() throws SQLException {
            isUndone(
                    alter(
                            "name",
                            Optional.empty(),
                            Optional.empty(),
                            Change.to(new Default.Literal("?")),
                            column("name", text()).notNull()),
                    "users",
                    "name TEXT NOT NULL DEFAULT '?'");
        }

        @Test
        void alterToAnEnumeration() throws SQLException {
            SqlType labels = enumeration("names", "Ada", "Bob");
            isUndone(
                    alter(
                            "name",
                            Optional.of(labels),
                            Optional.empty(),
                            Change.keep(),
                            column("name", text()).notNull()),
                    "users",
                    "CHECK (name IN ('Ada', 'Bob'))");
        }

        @Test
        void labelsOfAnEnumerationAreChangedByAlteringItsColumn() throws SQLException {
            database.apply(new AddColumn(
                    USERS, column("mood", enumeration("mood", "ok")).notNull().defaultTo("ok"), Presence.REQUIRED));
            SqlType more = enumeration("mood", "ok", "sad");
            database.apply(alter("mood", Optional.of(more), Optional.empty(), Change.keep(), column("mood", more)));
            assertThat(database.sqlOf("users"))
                    .contains("mood TEXT NOT NULL DEFAULT 'ok' CHECK (mood IN ('ok', 'sad'))");
            isUndone(
                    alter("mood", Optional.of(string(9)), Optional.empty(), Change.keep(), column("mood", more)),
                    "users",
                    "mood VARCHAR(9) NOT NULL DEFAULT 'ok')");
        }

        @Test
        void constraints() throws SQLException {
            isAddedAndUndone(unique("name").named("uq"), "CONSTRAINT uq UNIQUE (name)");
            isAddedAndUndone(check("id > 0").named("ck"), "CONSTRAINT ck CHECK (id > 0)");
            isAddedAndUndone(
                    foreignKey("team")
                            .references("teams", "id")
                            .onDelete(ForeignKey.Action.CASCADE)
                            .named("fk"),
                    "CONSTRAINT fk FOREIGN KEY (team) REFERENCES teams (id) ON DELETE CASCADE");
        }

        private void isAddedAndUndone(Constraint constraint, String text) throws SQLException {
            isUndone(new AddConstraint(USERS, constraint), "users", text);
        }

        @Test
        void primaryKey() throws SQLException {
            database.run("CREATE TABLE keyless (a INT NOT NULL, b INT); INSERT INTO keyless VALUES (1, 2)");
            isUndone(
                    new AddConstraint(
                            QualifiedName.of("keyless"), Schema.primaryKey("a").named("pk")),
                    "keyless",
                    "CONSTRAINT pk PRIMARY KEY (a)");
        }

        @Test
        void indexes() throws SQLException {
            isUndone(
                    new CreateIndex(
                            USERS, index("ix").on(expression("lower(name)").desc()), Presence.REQUIRED, false),
                    "ix",
                    "CREATE INDEX ix ON users ((lower(name)) DESC)");
        }
    }

    static AlterColumn alter(
            String name, Optional<SqlType> type, Optional<Boolean> nullable, Change<Default> value, Column original) {
        return new AlterColumn(
                USERS,
                name,
                type,
                Optional.empty(),
                nullable,
                value,
                Change.keep(),
                Change.keep(),
                Optional.of(original));
    }
}
