package dev.retort.dialect.sqlite.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.dialect.sqlite.session.Pragmas;
import dev.retort.error.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerErrorsTest {

    private TestDatabase database;
    private Path file;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException {
        file = directory.resolve("a.db");
        database = TestDatabase.at(file)
                .run(
                        """
                CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INT CONSTRAINT adult CHECK (age > 17));
                INSERT INTO users VALUES (1, 'Ada', 36), (2, 'Ada', 41);
                """);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private String explained(String sql) {
        SQLException error =
                catchThrowableOfType(SQLException.class, () -> new Pragmas(database.connection()).run(sql));
        return database.dialect()
                .errors()
                .explain(Problem.of("failed", "a statement failed"), error, sql, database)
                .text();
    }

    @Test
    void anUnknownTableHasANearestName() {
        assertThat(explained("DELETE FROM user")).contains("did you mean 'users'?");
        assertThat(explained("DELETE FROM elephants"))
                .contains("there are: users")
                .contains("check the table's name");
    }

    @Test
    void anUnknownColumnHasANearestName() {
        assertThat(explained("SELECT nmae FROM users")).contains("did you mean 'name'?");
        assertThat(explained("SELECT elephants FROM users")).contains("check the column's name");
    }

    @Test
    void duplicatesAreShown() throws SQLException {
        assertThat(explained("CREATE UNIQUE INDEX i ON users (name)")).contains("'Ada' (2 rows)");
        database.run("CREATE TABLE k (a INT, b INT, UNIQUE (a, b)); INSERT INTO k VALUES (1, 2)");
        assertThat(explained("INSERT INTO k VALUES (1, 2)"))
                .contains("columns: a, b")
                .contains("already exists");
        database.run("CREATE UNIQUE INDEX e ON users (id || name)");
        assertThat(explained("UPDATE users SET id = 1 WHERE id = 2")).contains("duplicates");
    }

    @Test
    void constraintsAreNamed() {
        assertThat(explained("INSERT INTO users VALUES (3, NULL, 20)")).contains("column: users.name");
        assertThat(explained("INSERT INTO users VALUES (3, 'x', 2)")).contains("check: adult");
        assertThat(explained("ALTER TABLE users ADD COLUMN n INT NOT NULL")).contains("give the column a default");
    }

    @Test
    void aCheckIsShownWholeWithItsTableAndColumns() throws SQLException {
        database.run("CREATE TABLE moody (id INTEGER, mood TEXT CHECK (mood IN ('ok', 'so (so)')), low INT, high INT,"
                + " CHECK (low < high))");
        assertThat(explained("INSERT INTO moody (mood) VALUES ('fine')"))
                .contains(
                        "check: mood IN ('ok', 'so (so)')\n",
                        "table: moody\n",
                        "columns: mood\n",
                        "op.addEnumLabel(…)");
        assertThat(explained("INSERT INTO users VALUES (3, 'x', 2)"))
                .contains("check: adult\n", "table: users\n", "columns: age\n", "condition: age > 17");
        assertThat(explained("WITH one AS (SELECT 1) REPLACE INTO moody (low, high) VALUES (2, 1)"))
                .contains("check: low < high", "columns: low, high");
        database.run("INSERT INTO moody (low, high) VALUES (1, 2)");
        assertThat(explained("UPDATE moody SET low = 5")).contains("table: moody", "columns: low, high");
    }

    @Test
    void aNameThatIsTakenIsShownWithItsOwner() throws SQLException {
        database.run("CREATE INDEX by_name ON users (name); CREATE VIEW adults AS SELECT * FROM users");
        assertThat(explained("CREATE INDEX by_name ON users (age)"))
                .contains("the name belongs to: index by_name of table users", "choose another name");
        assertThat(explained("CREATE TABLE adults (a)")).contains("the name belongs to: view adults");
        assertThat(explained("CREATE VIEW users AS SELECT 1")).contains("the name belongs to: table users");
        assertThat(explained("CREATE INDEX users ON users (age)")).contains("the name belongs to: table users");
        assertThat(explained("ALTER TABLE users ADD COLUMN age INT"))
                .contains("the name belongs to: column age of table users");
    }

    @Test
    void aColumnThatOnlyTheTargetHasIsNotAdvised() throws SQLException {
        database.run("CREATE TABLE copies (id INT, name TEXT, nid INT)");
        for (String sql : List.of(
                "INSERT INTO copies (id, name, nid) SELECT id, name, nid FROM users",
                "INSERT INTO copies SELECT id, name, nid FROM users",
                "INSERT INTO copies (nid) SELECT nid FROM users WHERE age > 18")) {
            assertThat(explained(sql))
                    .contains("'nid' is a column of table copies, but of none that the statement reads from")
                    .doesNotContain("did you mean", "there are");
        }
    }

    @Test
    void aColumnOfAnotherTableIsNotAdvised() throws SQLException {
        database.run("CREATE TABLE copies (id INT, name TEXT, nid INT)");
        assertThat(explained("INSERT INTO copies SELECT u.id, u.name, u.nid FROM users u"))
                .contains("what stands before the dot in 'u.nid' has no such column")
                .doesNotContain("did you mean");
        assertThat(explained("SELECT nid FROM users"))
                .contains("'nid' is a column, but of no table that the statement reads from")
                .doesNotContain("did you mean");
    }

    @Test
    void aColumnOfAnAliasIsLookedForEverywhere() throws SQLException {
        database.run("CREATE TABLE copies (id INT)");
        assertThat(explained("INSERT INTO copies SELECT u.nmae FROM users u")).contains("did you mean 'name'?");
        assertThat(explained("UPDATE copies SET id = (SELECT min(u.agee) FROM users u)"))
                .contains("did you mean 'age'?");
    }

    @Test
    void whatUsesADroppedColumnGoesFirst() throws SQLException {
        database.run("CREATE INDEX grown ON users (name) WHERE age IS NOT NULL");
        assertThat(explained("ALTER TABLE users DROP COLUMN age"))
                .contains("drop this index before the column that it uses, and make it again without that");
    }

    @Test
    void ownTablesAreNotListed() throws SQLException {
        database.run("CREATE TABLE mine (version_num TEXT, CONSTRAINT mine_pkc PRIMARY KEY (version_num))");
        assertThat(explained("DELETE FROM elephants")).contains("there are: users\n");
    }

    @Test
    void whatWasRenamedIsNotAdvised() throws SQLException {
        database.run("BEGIN; ALTER TABLE users RENAME COLUMN name TO title");
        assertThat(explained("UPDATE users SET name = 'x'"))
                .contains("there are: id, title, age")
                .doesNotContain("did you mean 'name'");
        database.run("ROLLBACK");
    }

    @Test
    void whatIsInTheWayIsNamed() throws SQLException {
        database.run("CREATE VIEW broken AS SELECT missing FROM users");
        assertThat(explained("ALTER TABLE users RENAME COLUMN name TO called")).contains("view: broken");
        assertThat(explained("EXPLAIN SELECT * FROM broken"))
                .contains("no longer works: broken")
                .contains("drop it before");
    }

    @Test
    void foreignKeysHaveACure() throws SQLException {
        database.run("PRAGMA foreign_keys = ON; CREATE TABLE c (u INT REFERENCES users(id))");
        assertThat(explained("INSERT INTO c VALUES (9)"))
                .contains("insert the referenced rows first", "table: c\n", "foreign key: c (u) → users (id)");
        database.run("INSERT INTO c VALUES (1)");
        assertThat(explained("DELETE FROM users")).contains("table: users\n", "foreign key: c (u) → users (id)");
    }

    @Test
    void aFileThatMayOnlyBeReadHasACure() throws SQLException {
        database.run("PRAGMA query_only = ON");
        assertThat(explained("DELETE FROM users")).contains("give this user write access to it");
    }

    @Test
    void aLockedFileHasACure() throws SQLException {
        database.run("PRAGMA busy_timeout = 0");
        try (TestDatabase other = TestDatabase.at(file).run("BEGIN IMMEDIATE")) {
            assertThat(explained("DELETE FROM users")).contains("another connection is writing to this file");
            other.run("ROLLBACK");
        }
    }

    @Test
    void whatIsNotKnownStaysAsItIs() {
        assertThat(explained("SELEKT")).isEqualTo("a statement failed");
    }
}
