package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;

import dev.retort.junit.finding.Cure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a revision does to rows. */
final class RowCures {

    private static final String NOTHING = "SELECT 1;";

    private RowCures() {}

    static List<CureCase> cases() {
        List<CureCase> cases = new ArrayList<>();
        SmallHistory.BOTH.forEach(database -> cases.addAll(on(database)));
        SmallHistory.BOTH.forEach(database -> cases.addAll(ofLegalRows(database)));
        SmallHistory.BOTH.forEach(database -> cases.addAll(ofWrittenValues(database)));
        String serial = "CREATE TABLE items (id SERIAL PRIMARY KEY, name TEXT);";
        cases.add(CureCase.of(
                        Cure.Kind.MOVE_SEQUENCE,
                        "postgresql",
                        "table with rows",
                        serial,
                        "DROP TABLE items;",
                        "INSERT INTO items (id, name) VALUES (1, 'a'), (2, 'b');",
                        "DELETE FROM items;")
                .curedBySqlInUpgrade("let the sequence go on behind the rows: SELECT"
                        + " setval(pg_get_serial_sequence('public.items', 'id')"));
        String marked = "CREATE TABLE items (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);";
        String rebuilt =
                """
                CREATE TABLE copy (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
                INSERT INTO copy (id, name) SELECT id, name FROM items;
                %sDROP TABLE items; ALTER TABLE copy RENAME TO items;""";
        String carried =
                rebuilt.formatted("UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name ="
                        + " 'items') WHERE name = 'copy';\n");
        cases.add(CureCase.of(
                        Cure.Kind.CARRY_MARK,
                        "sqlite",
                        "table with rows",
                        marked,
                        "DROP TABLE items;",
                        rebuilt.formatted(""),
                        rebuilt.formatted(""))
                .curedBy(
                        "carry the mark over before the old table is dropped: UPDATE sqlite_sequence", carried, carried)
                .with(it -> it.rowsAt("r1", "items", row("id", 5, "name", "a"))));
        return cases;
    }

    /** What a copy and a backfill write. */
    private static List<CureCase> ofWrittenValues(String database) {
        String pairs = "CREATE TABLE pairs (id INTEGER NOT NULL PRIMARY KEY, a INTEGER, b INTEGER);"
                + " INSERT INTO pairs VALUES (1, 5, 6), (2, 20, 7);";
        String copy = "CREATE TABLE copies (id INTEGER NOT NULL PRIMARY KEY, a INTEGER, b INTEGER);"
                + " INSERT INTO copies (id, a, b) SELECT id, %s FROM pairs;";
        String fill = "ALTER TABLE pairs ADD COLUMN c INTEGER;"
                + " UPDATE pairs SET c = CASE WHEN a < 0 THEN 0 WHEN a < 10 THEN 1%s END;";
        return List.of(
                CureCase.of(
                                Cure.Kind.PUT_IN_PLACE,
                                database,
                                "columns in each other's place",
                                pairs,
                                "DROP TABLE pairs;",
                                copy.formatted("b, a"),
                                "DROP TABLE copies;")
                        .curedBy(
                                "write the columns of the SELECT in the order of those of the INSERT",
                                copy.formatted("a, b"),
                                "DROP TABLE copies;"),
                CureCase.of(
                                Cure.Kind.SAY_ELSE,
                                database,
                                "rows without a branch",
                                pairs,
                                "DROP TABLE pairs;",
                                fill.formatted(""),
                                "ALTER TABLE pairs DROP COLUMN c;")
                        .curedBy(
                                "write a branch for them, or an ELSE",
                                fill.formatted(" ELSE 2"),
                                "ALTER TABLE pairs DROP COLUMN c;"));
    }

    /** Nobody gives rows here. */
    private static List<CureCase> ofLegalRows(String database) {
        String unique = "CREATE UNIQUE INDEX ux_users_name ON users (name);";
        String undo = "DROP INDEX ux_users_name;";
        return List.of(
                CureCase.of(Cure.Kind.MAKE_ROWS_FIT, database, "equal rows under a new key", unique, undo)
                        .curedBy(
                                "merge or delete rows first that are equal in name",
                                "DELETE FROM users WHERE name IS NOT NULL"
                                        + " AND id NOT IN (SELECT min(id) FROM users GROUP BY name);\n" + unique,
                                undo)
                        .with(it -> it.generatedRows(true)),
                CureCase.of(Cure.Kind.MAKE_ROWS_FIT, database, "refusal that is wanted", unique, undo)
                        .declared(
                                "or declare @Refuses(revision = \"r2\", column = \"users.name\", because = \"…\")",
                                it -> it.refuses("r2", "users.name", "the portal checks it"))
                        .with(it -> it.generatedRows(true)));
    }

    private static List<CureCase> on(String database) {
        UnaryOperator<MigrationVerification> ann =
                it -> it.rowsAt("r1", "users", row("id", 1, "name", "Ann"), row("id", 2, "name", null));
        String seed =
                "INSERT INTO users (id, name) SELECT 99, 'admin' WHERE NOT EXISTS (SELECT 1 FROM users WHERE id = 99);";
        return List.of(
                CureCase.of(Cure.Kind.DELETE_INSERTED_ROWS, database, "seed", seed, NOTHING)
                        .curedBy(
                                "let the downgrade delete the rows that the upgrade inserts",
                                "DELETE FROM users WHERE id = 99;")
                        .with(ann),
                CureCase.of(
                                Cure.Kind.UNDO_EVERYTHING,
                                database,
                                "seed",
                                "INSERT INTO users (id, name) VALUES (99, 'admin');",
                                NOTHING)
                        .curedBy(
                                "let the downgrade undo everything that the upgrade does",
                                "DELETE FROM users WHERE id = 99;")
                        .with(ann),
                CureCase.of(
                                Cure.Kind.KEEP_OR_DECLARE_LOSS,
                                database,
                                "dropped column",
                                "ALTER TABLE users DROP COLUMN name;",
                                "ALTER TABLE users ADD COLUMN name VARCHAR(50);")
                        .declared(
                                "declare @Loses(revision = \"r2\", column = \"users.name\", because = \"…\")",
                                it -> it.loses("r2", "users.name", "nobody reads it"))
                        .with(ann),
                CureCase.of(
                                Cure.Kind.KEEP_OR_DECLARE_LOSS,
                                database,
                                "value written at the revision",
                                "UPDATE users SET name = 'open' WHERE name = 'new';",
                                "UPDATE users SET name = CASE name WHEN 'open' THEN 'new' END;")
                        .declared(
                                "declare @Loses(revision = \"r2\", column = \"users.name\", because = \"…\")",
                                it -> it.loses("r2", "users.name", "the old release has no other"))
                        .with(it -> it.rowsAt("r2", "users", row("id", 7, "name", "archived"))),
                CureCase.of(
                                Cure.Kind.KEEP_OR_DECLARE_CHANGE,
                                database,
                                "column",
                                "UPDATE users SET name = upper(name);",
                                NOTHING)
                        .declared(
                                "or declare @Changes(revision = \"r2\", column = \"users.name\", because = \"…\")",
                                it -> it.changes("r2", "users.name", "names are shouted"))
                        .with(ann),
                CureCase.of(
                                Cure.Kind.KEEP_OR_DECLARE_CHANGE,
                                database,
                                "value that is changed when the upgrade runs again",
                                "UPDATE users SET name = upper(name);",
                                NOTHING)
                        .declared(
                                "or declare @Changes(revision = \"r2\", column = \"users.name\", because = \"…\")",
                                it -> it.changes("r2", "users.name", "names are shouted")
                                        .rowsAt("r1", "users", row("id", 1, "name", "Ann")))
                        .with(it -> it.rowsAt("r2", "users", row("id", 7, "name", "Eve"))),
                CureCase.of(
                                Cure.Kind.CARRY_EVERY_ROW,
                                database,
                                "rows without a name",
                                "DELETE FROM users WHERE name IS NULL;",
                                NOTHING)
                        .curedBy("carry every row over: look for an inner join, a WHERE, a cascade", NOTHING, NOTHING)
                        .with(ann),
                CureCase.of(
                                Cure.Kind.CARRY_EVERY_ROW,
                                database,
                                "rows without a name that aren't wanted",
                                "DELETE FROM users WHERE name IS NULL;",
                                NOTHING)
                        .declared(
                                "or declare @Loses(revision = \"r2\", column = \"users\", because = \"…\")",
                                it -> it.loses("r2", "users", "they were test accounts"))
                        .with(ann),
                CureCase.of(
                                Cure.Kind.CARRY_ONCE,
                                database,
                                "table without a key",
                                "CREATE TABLE hits (page TEXT);",
                                "DROP TABLE hits;",
                                "INSERT INTO hits SELECT page FROM hits;",
                                NOTHING)
                        .curedBy("carry each row over once", NOTHING, NOTHING)
                        .with(it -> it.rowsAt("r1", "hits", row("page", "a"))));
    }
}
