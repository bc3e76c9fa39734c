package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.column;
import static dev.retort.schema.Schema.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.operation.ColumnOperation.AddColumn;
import dev.retort.operation.ColumnOperation.DropColumn;
import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Presence;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DroppingTest {

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

    @Test
    void aFreeColumnIsDroppedByAStatement() {
        assertThat(database.compile(new DropColumn(USERS, "name", Presence.REQUIRED, false, Optional.empty())))
                .containsExactly("ALTER TABLE users DROP COLUMN name");
    }

    @Test
    void indexesAndConstraintsOfAColumnGoWithIt() throws SQLException {
        database.run(
                "CREATE TABLE t (a INT PRIMARY KEY, b INT UNIQUE, c INT CHECK (c > b), d INT, CHECK (d > b), UNIQUE (c, d))",
                "CREATE INDEX i ON t (c) WHERE b > 0");
        database.apply(new DropColumn(QualifiedName.of("t"), "b", Presence.REQUIRED, false, Optional.empty()));
        assertThat(database.sqlOf("t")).isEqualTo("CREATE TABLE t (a INT PRIMARY KEY, c INT, d INT, UNIQUE (c, d))");
        assertThat(database.texts("SELECT name FROM sqlite_schema WHERE name = 'i'"))
                .isEmpty();
    }

    @Test
    void aColumnThatAViewNeedsStays() throws SQLException {
        database.run("CREATE VIEW ages AS SELECT age FROM users");
        List<String> before = database.schema();
        assertThatThrownBy(
                        () -> database.apply(new DropColumn(USERS, "age", Presence.REQUIRED, false, Optional.empty())))
                .hasMessageContaining("no such column: age");
        assertThat(database.schema()).isEqualTo(before);
    }

    @Test
    void aColumnThatATriggerElsewhereNeedsStays() throws SQLException {
        database.run("CREATE TRIGGER t AFTER UPDATE ON teams BEGIN UPDATE users SET age = 1; END");
        assertThatThrownBy(
                        () -> database.apply(new DropColumn(USERS, "age", Presence.REQUIRED, false, Optional.empty())))
                .hasMessageContaining("no such column: age");
    }

    @Test
    void aColumnThatAForeignKeyPointsToStays() throws SQLException {
        database.run("CREATE TABLE fans (team TEXT REFERENCES teams (name))");
        assertThatThrownBy(() -> database.compile(
                        new DropColumn(QualifiedName.of("teams"), "name", Presence.REQUIRED, false, Optional.empty())))
                .hasMessageContaining("fans");
    }

    @Test
    void unknownThingsNameTheNearest() {
        assertThatThrownBy(() ->
                        database.compile(new DropColumn(USERS, "nam", Presence.REQUIRED, false, Optional.empty())))
                .hasMessageContaining("did you mean 'name'?");
        assertThatThrownBy(() -> database.compile(
                        new DropColumn(QualifiedName.of("user"), "name", Presence.REQUIRED, false, Optional.empty())))
                .hasMessageContaining("did you mean 'users'?");
        assertThatThrownBy(() -> database.compile(new DropConstraint(
                        USERS, "nothing", Optional.empty(), Presence.REQUIRED, false, Optional.empty())))
                .hasMessageContaining("has no constraint 'nothing'");
        assertThatThrownBy(() ->
                        database.compile(new DropIndex(USERS, "ix_ag", Presence.REQUIRED, false, Optional.empty())))
                .hasMessageContaining("did you mean 'ix_age'?");
    }

    @Test
    void optionalThingsMayBeMissing() {
        assertThat(database.compile(new DropColumn(USERS, "no", Presence.OPTIONAL, false, Optional.empty())))
                .isEmpty();
        assertThat(database.compile(
                        new DropConstraint(USERS, "no", Optional.empty(), Presence.OPTIONAL, false, Optional.empty())))
                .isEmpty();
        assertThat(database.compile(new AddColumn(USERS, column("name", text()), Presence.OPTIONAL)))
                .isEmpty();
    }
}
