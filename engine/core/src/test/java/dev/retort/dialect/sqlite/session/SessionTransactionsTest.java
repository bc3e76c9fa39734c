package dev.retort.dialect.sqlite.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.Transactions;
import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.RetortException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionTransactionsTest {

    private Path file;
    private TestDatabase database;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException {
        file = directory.resolve("a.db");
        database = TestDatabase.at(file)
                .run(
                        "PRAGMA foreign_keys = ON",
                        """
                CREATE TABLE p (id INTEGER PRIMARY KEY);
                CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p(id) ON DELETE CASCADE);
                INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1);
                """);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private Transactions.Session prepare() throws SQLException {
        return database.dialect().transactions().prepare(database.connection());
    }

    @Test
    void tablesThatWereCreatedAreRolledBack() throws SQLException {
        try (Transactions.Session session = prepare()) {
            session.begin();
            database.run("CREATE TABLE x (a); INSERT INTO p VALUES (2)");
            session.rollback();
            session.begin();
            database.run("CREATE TABLE y (a)");
            session.commit();
        }
        assertThat(database.texts("SELECT name FROM sqlite_schema ORDER BY name"))
                .containsExactly("c", "p", "y");
        assertThat(database.texts("SELECT id FROM p")).containsExactly("1");
    }

    @Test
    void anUnfinishedTransactionIsRolledBackAtTheEnd() throws SQLException {
        try (Transactions.Session session = prepare()) {
            session.begin();
            database.run("DROP TABLE c");
        }
        assertThat(database.texts("SELECT id FROM c")).containsExactly("1");
    }

    @Test
    void othersCantWriteMeanwhile() throws SQLException {
        try (Transactions.Session session = prepare();
                TestDatabase other = TestDatabase.at(file).run("PRAGMA busy_timeout = 0")) {
            session.begin();
            assertThatThrownBy(() -> other.run("INSERT INTO p VALUES (5)")).hasMessageContaining("locked");
        }
    }

    @Test
    void settingsAreRestored() throws SQLException {
        try (Transactions.Session session = prepare()) {
            assertThat(database.text("PRAGMA foreign_keys")).isEqualTo("0");
            session.begin();
            session.commit();
        }
        assertThat(database.text("PRAGMA foreign_keys")).isEqualTo("1");
        database.run("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON");
        prepare().close();
        assertThat(database.text("PRAGMA foreign_keys")).isEqualTo("0");
        assertThat(database.text("PRAGMA legacy_alter_table")).isEqualTo("1");
    }

    @Test
    void newRowsThatPointToNothingAreRefusedAtCommit() throws SQLException {
        try (Transactions.Session session = prepare()) {
            session.begin();
            database.run("DELETE FROM p");
            assertThatThrownBy(session::commit)
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining("a row of 'c' (rowid 1, p = 1) points to a missing row of 'p'");
            session.rollback();
        }
        assertThat(database.texts("SELECT id FROM p")).containsExactly("1");
    }

    @Test
    void aKeyWhoseTargetIsNoKeyIsRefusedAtCommit() throws SQLException {
        try (Transactions.Session session = prepare()) {
            session.begin();
            database.run("CREATE TABLE q (x); CREATE TABLE r (x REFERENCES q(x)); INSERT INTO r VALUES (1)");
            assertThatThrownBy(session::commit).hasMessageContaining("'r' points to aren't a key there");
        }
    }

    @Test
    void rowsThatPointedToNothingBeforeAreNobodysFault() throws SQLException {
        database.run("PRAGMA foreign_keys = OFF; INSERT INTO c VALUES (2, 99)");
        try (Transactions.Session session = prepare()) {
            session.begin();
            database.run("INSERT INTO p VALUES (3)");
            session.commit();
            session.begin();
            database.run("INSERT INTO c VALUES (3, 98)");
            assertThatThrownBy(session::commit).hasMessageContaining("rows: 1").hasMessageContaining("rowid 3");
        }
    }

    @Test
    void aConnectionWithAnOpenTransactionIsRefused() throws SQLException {
        database.run("BEGIN");
        assertThatThrownBy(this::prepare)
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("a transaction is open");
        database.run("ROLLBACK");
        database.connection().setAutoCommit(false);
        assertThatThrownBy(this::prepare).hasMessageContaining("setAutoCommit(true)");
        database.connection().setAutoCommit(true);
    }
}
