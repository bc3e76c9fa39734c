package dev.retort.dialect.sqlite;

import static dev.retort.schema.Schema.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.DropTable;
import dev.retort.operation.ViewOperation.DropView;
import dev.retort.operation.ViewOperation.ReplaceView;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dropped leaves no dead view, trigger or foreign key behind. */
final class DropsTest {

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.inMemory()
                .run(
                        "PRAGMA foreign_keys = OFF",
                        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)",
                        "CREATE TABLE logs (text TEXT)",
                        "INSERT INTO users VALUES (1, 'Ada')");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static DropTable drop(String table, boolean cascade) {
        return new DropTable(QualifiedName.of(table), Presence.REQUIRED, cascade, Optional.empty());
    }

    private static DropView dropView(String view) {
        return new DropView(QualifiedName.of(view), false, Presence.REQUIRED, false, Optional.empty());
    }

    private void refuses(Operation operation, String named) {
        List<String> before = database.schema();
        assertThatThrownBy(() -> database.apply(operation))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no such table");
        assertThat(database.compile(operation)).last().asString().contains(named);
        assertThat(before).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CREATE VIEW v AS SELECT name FROM users | v",
                "CREATE VIEW v AS SELECT 1 WHERE EXISTS (SELECT 1 FROM [Users]) | v",
                "CREATE VIEW v AS WITH u AS (SELECT * FROM main.users) SELECT * FROM u JOIN logs | v",
                "CREATE VIEW a AS SELECT * FROM users; CREATE VIEW v AS SELECT name FROM a; | v",
                "CREATE TRIGGER t AFTER INSERT ON logs BEGIN INSERT INTO users (name) VALUES (NEW.text); END | logs",
                "CREATE TRIGGER t AFTER DELETE ON logs WHEN (SELECT count(*) FROM users) > 1 BEGIN SELECT 1; END | logs"
            })
    void aTableUnderAViewOrATriggerStays(String made, String named) throws SQLException {
        database.run(made.split(";(?= CREATE)"));
        refuses(drop("users", false), named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW v AS SELECT text AS users FROM logs",
                "CREATE VIEW v AS WITH users AS (SELECT 1 AS a) SELECT a FROM users",
                "CREATE VIEW v AS SELECT * FROM users_of_old",
                "CREATE TRIGGER t AFTER INSERT ON users BEGIN INSERT INTO logs VALUES (NEW.name); END",
                "CREATE VIEW v AS SELECT gone FROM users"
            })
    void aTableThatNothingUsesGoes(String made) throws SQLException {
        database.run(made);
        database.apply(drop("users", false));
        assertThat(database.texts("SELECT name FROM sqlite_schema WHERE name = 'users'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE child (id INTEGER PRIMARY KEY, u INT REFERENCES Users (id), t TEXT)",
                "CREATE TABLE child (id INTEGER PRIMARY KEY, u INT, t TEXT, CONSTRAINT fk FOREIGN KEY (u) REFERENCES users)",
                "CREATE TABLE child (id INTEGER PRIMARY KEY, u INT REFERENCES users, t TEXT REFERENCES users (id) ON DELETE CASCADE)"
            })
    void aTableToWhichKeysPointStaysOrTakesThemAlong(String made) throws SQLException {
        database.run(made, "INSERT INTO child VALUES (3, 1, NULL)");
        assertThatThrownBy(() -> database.apply(drop("users", false)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("table 'users' can't be dropped: foreign keys point to it")
                .hasMessageContaining("of tables: child")
                .hasMessageContaining("drop these keys or tables first");
        database.apply(drop("users", true));
        assertThat(database.texts("SELECT id || u FROM child")).containsExactly("31");
        assertThat(database.texts("SELECT \"table\" FROM pragma_foreign_key_list('child')"))
                .isEmpty();
        database.apply(drop("child", false));
    }

    @Test
    void aTableThatPointsToItselfGoes() throws SQLException {
        database.run("CREATE TABLE nodes (id INTEGER PRIMARY KEY, up INT REFERENCES Nodes)");
        database.apply(drop("nodes", false));
        database.apply(new DropTable(QualifiedName.of("nodes"), Presence.OPTIONAL, false, Optional.empty()));
    }

    @Test
    void aViewUnderAViewStays() throws SQLException {
        database.run("CREATE VIEW a AS SELECT * FROM users", "CREATE VIEW b AS SELECT name FROM a");
        refuses(dropView("a"), "b");
        database.apply(dropView("b"), dropView("a"));
    }

    @Test
    void aReplacedViewKeepsItsTriggersAndFeedsTheViewsOnIt() throws SQLException {
        database.run(
                "CREATE VIEW a AS SELECT id, name FROM users",
                "CREATE TRIGGER t INSTEAD OF INSERT ON a BEGIN INSERT INTO logs VALUES (NEW.name); END",
                "CREATE VIEW b AS SELECT name FROM a");
        ReplaceView narrower = new ReplaceView(
                view("a", "SELECT name FROM users"), Optional.of(view("a", "SELECT id, name FROM users")));
        List<String> before = database.schema();
        database.apply(narrower);
        database.run("INSERT INTO a (name) VALUES ('Bob')");
        assertThat(database.texts("SELECT text FROM logs")).containsExactly("Bob");
        assertThat(database.texts("SELECT name FROM b")).containsExactly("Ada");
        database.reverse(narrower);
        assertThat(database.schema()).isEqualTo(before);
        assertThatThrownBy(() -> database.apply(new ReplaceView(view("a", "SELECT id FROM users"), Optional.empty())))
                .hasMessageContaining("no such column");
    }
}
