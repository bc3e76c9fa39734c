package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.session.Pragmas;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RebuildTest {

    private static final QualifiedName ITEMS = QualifiedName.of("items");
    private static final String ITEMS_SQL =
            """
            CREATE TABLE items (
                id INTEGER PRIMARY KEY AUTOINCREMENT, -- the number
                code VARCHAR(10) NOT NULL COLLATE NOCASE UNIQUE ON CONFLICT IGNORE,
                owner INT CONSTRAINT owned REFERENCES owners(id) ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
                parent INT REFERENCES items(id),
                price NUMERIC(8,2) DEFAULT (1 + 1) CHECK (price >= 0),
                stored_total NUMERIC GENERATED ALWAYS AS (price * 2) STORED,
                virtual_total NUMERIC AS (price * 3) VIRTUAL,
                note TEXT DEFAULT 'it''s, (so)' /* kept */ ,
                CHECK (length(code) > 1),
                CONSTRAINT cheap CHECK (price < 1000)
            )""";

    private Path file;

    private TestDatabase database;

    @BeforeEach
    void fill(@TempDir Path directory) throws SQLException {
        file = directory.resolve("shop.db");
        database = TestDatabase.at(file)
                .run(
                        "PRAGMA foreign_keys = ON",
                        """
                CREATE TABLE owners (id INTEGER PRIMARY KEY, name TEXT);
                CREATE TABLE log (line TEXT);
                """,
                        ITEMS_SQL,
                        """
                CREATE TABLE reviews (id INTEGER PRIMARY KEY, item INT NOT NULL REFERENCES items(id) ON DELETE CASCADE);
                CREATE INDEX ix_price ON items (price DESC);
                CREATE INDEX ix_partial ON items (code) WHERE price > 10;
                CREATE UNIQUE INDEX ix_expression ON items (lower(code) || '!');
                CREATE VIEW cheap_items AS SELECT id, code FROM items WHERE price < 20;
                CREATE TRIGGER items_ai AFTER INSERT ON items BEGIN INSERT INTO log VALUES ('new ' || new.code); END;
                CREATE TRIGGER reviews_ai AFTER INSERT ON reviews BEGIN UPDATE items SET note = 'seen' WHERE id = new.item; END;
                INSERT INTO owners VALUES (1, 'Ada');
                INSERT INTO items (id, code, owner, parent, price) VALUES (3, 'aa', 1, NULL, 5), (7, 'bb', 1, 3, 50), (9, 'cc', NULL, 3, 7);
                INSERT INTO reviews VALUES (1, 3), (2, 7);
                DELETE FROM items WHERE id = 9;
                DELETE FROM log;
                """);
    }

    @AfterEach
    void isSound() throws SQLException {
        assertThat(database.text("PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(database.query("PRAGMA foreign_key_check")).isEmpty();
        assertThat(database.texts("SELECT name FROM sqlite_schema WHERE name LIKE 'retort%'"))
                .isEmpty();
        database.close();
    }

    @Nested
    class Keeps {

        private List<String> schemaBefore;

        @BeforeEach
        void rebuild() throws SQLException {
            schemaBefore = database.schema();
            database.apply(notNull(true, "note"), typed("note", string(40)));
            database.apply(typed("note", text()));
        }

        @Test
        void everyWordOfTheTableAndWhatIsAroundIt() {
            assertThat(database.sqlOf("items")).isEqualTo(ITEMS_SQL.strip());
            assertThat(database.schema()).isEqualTo(schemaBefore);
        }

        @Test
        void rowsAndGeneratedValues() {
            assertThat(database.texts("SELECT id || code || price || stored_total || virtual_total || note FROM items"))
                    .containsExactly("3aa51015seen", "7bb50100150seen");
        }

        @Test
        void rowsThatPointToItWithCascade() {
            assertThat(database.texts("SELECT id FROM reviews")).containsExactly("1", "2");
        }

        @Test
        void theHighWaterMarkOfAutoincrement() throws SQLException {
            database.run("INSERT INTO items (code) VALUES ('zz')");
            assertThat(database.text("SELECT max(id) FROM items")).isEqualTo("10");
            assertThat(database.texts("SELECT name FROM sqlite_sequence")).containsExactly("items");
        }

        @Test
        void conflictClausesAndCollations() throws SQLException {
            database.run("DROP INDEX ix_expression; INSERT INTO items (code) VALUES ('AA')");
            assertThat(database.text("SELECT count(*) FROM items")).isEqualTo("2");
        }

        @Test
        void namedAndUnnamedChecks() {
            assertThatThrownBy(() -> database.run("INSERT INTO items (code, price) VALUES ('dd', 5000)"))
                    .hasMessageContaining("cheap");
            assertThatThrownBy(() -> database.run("INSERT INTO items (code) VALUES ('d')"))
                    .hasMessageContaining("length(code) > 1");
        }

        @Test
        void foreignKeysWithTheirActions() throws SQLException {
            assertThat(database.text("PRAGMA foreign_keys")).isEqualTo("1");
            database.run("UPDATE owners SET id = 2");
            assertThat(database.texts("SELECT DISTINCT owner FROM items")).containsExactly("2");
            database.run("DELETE FROM owners");
            assertThat(database.texts("SELECT DISTINCT owner FROM items")).containsExactly("null");
            database.run("UPDATE items SET parent = NULL; DELETE FROM items WHERE id = 7");
            assertThat(database.texts("SELECT id FROM reviews")).containsExactly("1");
        }

        @Test
        void triggersAndViews() throws SQLException {
            assertThat(database.texts("SELECT * FROM log")).isEmpty();
            database.run("INSERT INTO items (code) VALUES ('ee'); INSERT INTO reviews VALUES (3, 7)");
            assertThat(database.texts("SELECT line FROM log")).containsExactly("new ee");
            assertThat(database.text("SELECT note FROM items WHERE id = 7")).isEqualTo("seen");
            assertThat(database.texts("SELECT code FROM cheap_items")).containsExactly("aa", "ee");
        }
    }

    @Test
    void rowidsOfATableWithoutAnIntegerKeyStay() throws SQLException {
        database.run(
                "CREATE TABLE plain (a TEXT, rowid TEXT); INSERT INTO plain VALUES ('x', '1'), ('y', '2'), ('z', '3')");
        database.run("DELETE FROM plain WHERE a = 'y'");
        database.apply(new AddConstraint(QualifiedName.of("plain"), check("a <> ''")));
        assertThat(database.texts("SELECT _rowid_ || a FROM plain")).containsExactly("1x", "3z");
    }

    @Test
    void strictAndWithoutRowidStay() throws SQLException {
        String sql = "CREATE TABLE [odd name] (\"a b\" TEXT, n INT, PRIMARY KEY (\"a b\" DESC)) STRICT, WITHOUT ROWID";
        database.run(sql, "INSERT INTO [odd name] VALUES ('x', 1)");
        database.apply(
                new AddConstraint(QualifiedName.of("odd name"), check("n > 0").named("positive")));
        assertThat(database.sqlOf("odd name"))
                .isEqualTo(sql.replace("DESC))", "DESC), CONSTRAINT positive CHECK (n > 0))"));
        assertThat(database.texts("SELECT n FROM [odd name]")).containsExactly("1");
    }

    @Test
    void severalChangesAreOneRebuild() throws SQLException {
        database.run("PRAGMA foreign_keys = OFF");
        List<String> statements = database.compile(
                notNull(false, "note"),
                new DropColumn(ITEMS, "owner", Presence.REQUIRED, false, Optional.empty()),
                new AddColumn(ITEMS, column("added", integer()).defaultTo(4), Presence.REQUIRED),
                new CreateIndex(ITEMS, index("ix_added").on("added"), Presence.REQUIRED, false),
                new RenameColumn(ITEMS, "code", "sku"));
        assertThat(statements.stream().filter(sql -> sql.startsWith("INSERT OR ABORT")))
                .hasSize(1);
        assertThat(statements.get(statements.size() - 1)).isEqualTo("ALTER TABLE items RENAME COLUMN code TO sku");
    }

    @Test
    void aRenamedColumnIsFollowedByChecksIndexesViewsAndTriggers() throws SQLException {
        database.apply(notNull(false, "note"), new RenameColumn(ITEMS, "code", "sku"));
        assertThat(database.sqlOf("items")).contains("CHECK (length(sku) > 1)").contains("note TEXT NOT NULL DEFAULT");
        assertThat(database.sqlOf("ix_expression")).contains("lower(sku)");
        assertThat(database.sqlOf("items_ai")).contains("new.sku");
        assertThat(database.texts("SELECT sku FROM cheap_items")).containsExactly("aa");
    }

    @Test
    void anAddedColumnGetsItsExpressionDefaultInEveryRow() throws SQLException {
        database.apply(
                new AddColumn(ITEMS, column("key", uuid()).notNull().withDefault(randomUuid()), Presence.REQUIRED));
        assertThat(database.texts("SELECT DISTINCT key FROM items")).hasSize(2).allMatch(it -> it.length() == 36);
    }

    @Test
    void aLeftoverTableOfTheTemporaryNameIsInNobodysWay() throws SQLException {
        database.run("CREATE TABLE Retort_old_items (a)");
        database.apply(notNull(false, "note"));
        assertThat(database.sqlOf("Retort_old_items")).contains("(a)");
        database.run("DROP TABLE retort_old_items");
    }

    @Test
    void anInterruptionAnywhereLeavesTheOldTableAndItsRows() throws SQLException {
        List<String> schema = database.schema();
        List<String> rows = database.texts("SELECT id || code FROM items");
        int steps = database.dialect()
                .compiler()
                .compile(List.of(notNull(false, "note")), unenforced())
                .size();
        for (int stop = 0; stop <= steps; stop++) {
            try (var session = database.dialect().transactions().prepare(database.connection())) {
                session.begin();
                List<SqlStatement> statements =
                        database.dialect().compiler().compile(List.of(notNull(false, "note")), database);
                for (SqlStatement statement : statements.subList(0, stop)) {
                    new Pragmas(database.connection()).run(statement.sql());
                }
                session.rollback();
            }
            assertThat(database.schema()).isEqualTo(schema);
            assertThat(database.texts("SELECT id || code FROM items")).isEqualTo(rows);
            assertThat(database.text("PRAGMA legacy_alter_table")).isEqualTo("0");
            assertThat(database.texts("SELECT seq FROM sqlite_sequence")).containsExactly("9");
        }
    }

    @Test
    void aLostConnectionLeavesTheOldTableAndItsRows() throws SQLException {
        List<String> schema = database.schema();
        var session = database.dialect().transactions().prepare(database.connection());
        session.begin();
        for (String statement : database.compile(notNull(false, "note"))) {
            new Pragmas(database.connection()).run(statement);
        }
        database.close();
        database = TestDatabase.at(file);
        assertThat(database.schema()).isEqualTo(schema);
        assertThat(database.text("SELECT count(*) FROM items")).isEqualTo("2");
    }

    @Test
    void isRefusedWhileForeignKeysAreEnforced() {
        assertThatThrownBy(() -> database.compile(notNull(false, "note")))
                .hasMessageContaining("while foreign keys are enforced");
    }

    private CatalogReader unenforced() {
        return (sql, parameters) -> sql.equals("PRAGMA foreign_keys") ? List.of() : database.query(sql, parameters);
    }

    static AlterColumn typed(String name, SqlType type) {
        return new AlterColumn(
                ITEMS,
                name,
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }

    static Operation notNull(boolean nullable, String name) {
        return new AlterColumn(
                ITEMS,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.of(nullable),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }
}
