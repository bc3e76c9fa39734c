package dev.retort.dialect.sqlite;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.*;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Operations that change rows and labels: what they become, and the way there and back. */
final class DataStatementsTest {

    private static final QualifiedName USERS = QualifiedName.of("users");
    private static final EnumType MOOD = enumType("mood", "sad", "ok");

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

    @Nested
    class Enums {

        private final ReplaceEnum replace = new ReplaceEnum(
                enumType("mood", "fine", "ok"),
                Map.of("sad", "fine"),
                Map.of("fine", "sad"),
                List.of(),
                Optional.of(MOOD));

        @Test
        void areReplacedInTheColumnsWithTheirLabels() throws SQLException {
            database.apply(replace);
            assertThat(database.sqlOf("users")).contains("DEFAULT 'fine'").contains("CHECK (state IN ('fine', 'ok'))");
            assertThat(database.texts("SELECT state FROM users")).containsExactly("fine", "ok", "fine");
            database.reverse(replace);
            assertThat(database.sqlOf("users")).contains("DEFAULT 'sad'").contains("CHECK (state IN ('sad', 'ok'))");
            assertThat(database.texts("SELECT state FROM users")).containsExactly("sad", "ok", "sad");
        }

        @Test
        void areReplacedInNamedColumns() throws SQLException {
            database.apply(new ReplaceEnum(
                    enumType("mood", "sad", "ok", "fine"),
                    Map.of(),
                    Map.of(),
                    List.of(new EnumColumn(USERS, "state")),
                    Optional.empty()));
            assertThat(database.sqlOf("users")).contains("CHECK (state IN ('sad', 'ok', 'fine'))");
        }

        @Test
        void areNotGuessed() {
            assertThatThrownBy(() -> database.compile(
                            new ReplaceEnum(enumType("mood", "ok"), Map.of(), Map.of(), List.of(), Optional.empty())))
                    .isInstanceOf(InvalidOperationException.class)
                    .hasMessageContaining(".usedBy(");
        }

        @Test
        void areNotRobbedOfALabelThatIsInUse() {
            assertThatThrownBy(() -> database.compile(
                            new ReplaceEnum(enumType("mood", "ok"), Map.of(), Map.of(), List.of(), Optional.of(MOOD))))
                    .isInstanceOf(InvalidOperationException.class)
                    .hasMessageContaining("sad");
        }

        @Test
        void getAndRenameLabelsIfItIsKnownHowTheyWere() throws SQLException {
            AddEnumLabel add = new AddEnumLabel(
                    name("mood"),
                    "so",
                    Optional.of(new AddEnumLabel.Place(false, "sad")),
                    Presence.REQUIRED,
                    Optional.of(MOOD),
                    List.of());
            database.apply(add);
            assertThat(database.sqlOf("users")).contains("CHECK (state IN ('sad', 'so', 'ok'))");
            database.reverse(add);
            RenameEnumLabel rename = new RenameEnumLabel(name("mood"), "sad", "low").was(MOOD);
            database.apply(rename);
            assertThat(database.texts("SELECT state FROM users")).containsExactly("low", "ok", "low");
            database.reverse(rename);
            assertThat(database.texts("SELECT state FROM users")).containsExactly("sad", "ok", "sad");
        }
    }

    @Nested
    class Rows {

        @Test
        void areUpdatedAndDeleted() throws SQLException {
            assertSql(
                    new UpdateRows(USERS, row("id", 1, "age", null), row("name", "O'Hara", "age", null)),
                    "UPDATE users SET name = 'O''Hara', age = NULL WHERE id = 1 AND age IS NULL");
            InsertRows insert = new InsertRows(USERS, List.of(row("id", 9, "name", "Eve")), List.of("id"));
            database.apply(insert);
            assertThat(database.text("SELECT count(*) FROM users")).isEqualTo("4");
            database.reverse(insert);
            assertThat(database.texts("SELECT id FROM users")).containsExactly("1", "2", "5");
            assertSql(new DeleteRows(USERS, List.of(row("age", null))), "DELETE FROM users WHERE age IS NULL");
        }

        @Test
        void areUpdatedInBatchesByThePrimaryKey() {
            UpdateInBatches update = new UpdateInBatches(USERS, 1, sql("age = 1"), sql("age > 10"), List.of());
            assertSql(
                    update,
                    "UPDATE users SET age = 1 WHERE (age > 10) AND id <= 1",
                    "UPDATE users SET age = 1 WHERE (age > 10) AND id > 1 AND id <= 2",
                    "UPDATE users SET age = 1 WHERE (age > 10) AND id > 2");
            assertThat(database.dialect().compiler().compile(List.of(update), database))
                    .noneMatch(SqlStatement::transactional);
        }

        @Test
        void areUpdatedInBatchesByAKeyOfSeveralColumnsOrTheRowid() throws SQLException {
            database.run("INSERT INTO pairs VALUES ('x', 1, 0), ('x', 2, 0), ('y', 1, 0);"
                    + "CREATE TABLE log (t TEXT); INSERT INTO log VALUES ('a'), ('b')");
            UpdateInBatches pairs = new UpdateInBatches(name("pairs"), 2, sql("c = 1"), sql("c = 0"), List.of());
            assertSql(
                    pairs,
                    "UPDATE pairs SET c = 1 WHERE (c = 0) AND (a, b) <= ('x', 2)",
                    "UPDATE pairs SET c = 1 WHERE (c = 0) AND (a, b) > ('x', 2)");
            database.run(database.compile(pairs).toArray(String[]::new));
            assertThat(database.text("SELECT sum(c) FROM pairs")).isEqualTo("3");
            assertSql(
                    new UpdateInBatches(name("log"), 1, sql("t = 'c'"), sql("t <> 'c'"), List.of()),
                    "UPDATE log SET t = 'c' WHERE (t <> 'c') AND rowid <= 1",
                    "UPDATE log SET t = 'c' WHERE (t <> 'c') AND rowid > 1 AND rowid <= 2",
                    "UPDATE log SET t = 'c' WHERE (t <> 'c') AND rowid > 2");
        }

        @Test
        void comeBackFromABackup() throws SQLException {
            BackupTable ages = new BackupTable(USERS, name("ages"), List.of("age"));
            database.apply(ages);
            assertThat(database.texts("SELECT id || ':' || age FROM ages")).containsExactly("1:36", "2:41", "5:7");
            database.run("UPDATE users SET age = NULL; INSERT INTO users VALUES (6, 'Di', 3, 'ok')");
            database.reverse(ages);
            assertThat(database.texts("SELECT age FROM users ORDER BY id")).containsExactly("36", "41", "7", "3");
            BackupTable all = new BackupTable(USERS, name("all"), List.of());
            database.apply(all);
            database.run("DELETE FROM users WHERE id <> 2; UPDATE users SET age = 1");
            database.reverse(all);
            assertThat(database.texts("SELECT id || ':' || age FROM users ORDER BY id"))
                    .containsExactly("1:36", "2:1", "5:7", "6:3");
            assertThat(database.texts("SELECT name FROM sqlite_schema WHERE name IN ('ages', 'all')"))
                    .isEmpty();
        }
    }
}
