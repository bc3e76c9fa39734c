package dev.retort.junit.verification;

import static dev.retort.schema.Schema.column;
import static dev.retort.schema.Schema.index;
import static dev.retort.schema.Schema.integer;
import static dev.retort.schema.Schema.metaData;
import static dev.retort.schema.Schema.row;
import static dev.retort.schema.Schema.string;
import static dev.retort.schema.Schema.table;

import dev.retort.junit.declared.Skip;
import dev.retort.junit.finding.Cure;
import dev.retort.schema.MetaData;
import dev.retort.schema.Table;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The history as a whole, declarations, sessions, the model. */
final class OtherCures {

    private static final String NOTHING = "SELECT 1;";

    private OtherCures() {}

    static List<CureCase> cases() {
        List<CureCase> cases = new ArrayList<>();
        for (String database : SmallHistory.BOTH) {
            cases.addAll(ofGraph(database));
            cases.addAll(ofDeclarations(database));
            cases.addAll(ofRuns(database));
            cases.addAll(ofModel(database));
        }
        return cases;
    }

    private static CureCase.Change plain(Cure.Kind kind, String database, String of) {
        return CureCase.of(kind, database, of, "UPDATE users SET id = id;", NOTHING);
    }

    private static List<CureCase> ofGraph(String database) {
        CureCase two =
                plain(Cure.Kind.MERGE_HEADS, database, "two heads").declared("merge them with a revision", it -> it);
        CureCase merged = new CureCase(
                two.kind(),
                database,
                two.of(),
                history -> two.history().apply(history).revision("r2b", "r1", NOTHING, NOTHING),
                two.given(),
                two.says(),
                (history, sql) -> history.revision("r3", "r2, r2b", NOTHING, NOTHING),
                two.givenThen());
        CureCase one = plain(Cure.Kind.MEND_ANOTHER, database, "index that is gone")
                .declared("by itself this downgrade works", it -> it);
        CureCase mended = new CureCase(
                one.kind(),
                database,
                one.of(),
                history -> one.history()
                        .apply(history)
                        .revision("r2", "r1", "CREATE INDEX ix ON users (name);", "DROP INDEX ix;")
                        .revision("r3", "r2", "DROP INDEX ix;", NOTHING),
                one.given(),
                one.says(),
                (history, sql) -> history.revision("r3", "r2", "DROP INDEX ix;", "CREATE INDEX ix ON users (name);"),
                one.givenThen());
        CureCase early = plain(Cure.Kind.COME_AFTER, database, "column of a later revision")
                .declared("revision r3 makes 'nick': let r2 come after it", it -> it);
        String nick = "UPDATE users SET nick = name WHERE nick IS NULL AND id < 0;";
        String add = "ALTER TABLE users ADD COLUMN nick VARCHAR(50);";
        String drop = "ALTER TABLE users DROP COLUMN nick;";
        CureCase late = new CureCase(
                early.kind(),
                database,
                early.of(),
                history -> early.history()
                        .apply(history)
                        .revision("r2", "r1", nick, NOTHING)
                        .revision("r3", "r2", add, drop),
                early.given(),
                early.says(),
                (history, sql) -> history.revision("r3", "r1", add, drop).revision("r2", "r3", nick, NOTHING),
                early.givenThen());
        return List.of(
                merged,
                mended,
                late,
                plain(Cure.Kind.CORRECT_NUMBER_OF_HEADS, database, "one head")
                        .declared("leave heads out", it -> it)
                        .withAtFirst(it -> it.heads(2)),
                plain(Cure.Kind.REMOVE_SKIP, database, "check that passes")
                        .declared("remove the skip", it -> it)
                        .withAtFirst(it -> it.skip(Skip.of("upgrade", "r2", "9999-12-31", "it was wrong once"))),
                plain(Cure.Kind.CORRECT_REVISION, database, "declaration")
                        .declared("did you mean 'r2'?", it -> it)
                        .withAtFirst(it -> it.loses("r2x", "users.name", "a slip")),
                plain(Cure.Kind.CORRECT_REVISION, database, "rows")
                        .declared("did you mean 'r1'?", it -> it.rowsAt("r1", "users", row("id", 1)))
                        .withAtFirst(it -> it.rowsAt("r1x", "users", row("id", 1))));
    }

    private static List<CureCase> ofDeclarations(String database) {
        String drop = "ALTER TABLE users DROP COLUMN name;";
        String add = "ALTER TABLE users ADD COLUMN name VARCHAR(50);";
        return List.of(
                CureCase.of(Cure.Kind.NAME_WHAT_IS_THERE, database, "column", drop, add)
                        .declared("did you mean 'name'?", it -> it.loses("r2", "users.name", "nobody reads it"))
                        .withAtFirst(it -> it.loses("r2", "users.nmae", "nobody reads it"))
                        .with(it -> it.rowsAt("r1", "users", row("id", 1, "name", "Ann"))),
                plain(Cure.Kind.REMOVE_DECLARATION, database, "loss that doesn't happen")
                        .declared("remove the declaration, or give rows in which the loss shows", it -> it)
                        .withAtFirst(it -> it.loses("r2", "users.name", "we thought so"))
                        .with(it -> it.rowsAt("r1", "users", row("id", 1, "name", "Ann"))));
    }

    private static List<CureCase> ofRuns(String database) {
        boolean lite = database.equals("sqlite");
        DatabaseKind kind = DatabaseKind.valueOf(database.toUpperCase(Locale.ROOT));
        String set = lite ? "PRAGMA recursive_triggers = ON;" : "SET work_mem = '9MB';";
        String reset = lite ? "PRAGMA recursive_triggers = OFF;" : "RESET work_mem;";
        String half = "CREATE INDEX ix ON users (name); CREATE INDEX iy ON users (nothing);";
        CureCase broken = CureCase.of(Cure.Kind.LEAVE_NOTHING_HALF_DONE, database, "index", half, "DROP INDEX ix;")
                .curedBy("run the revision in a transaction, or let it begin by dropping index ix of users", NOTHING);
        String mended = "CREATE INDEX ix ON users (name); CREATE INDEX iy ON users (id);";
        return List.of(
                CureCase.of(Cure.Kind.RESET_SETTING, database, "setting", set, NOTHING)
                        .curedBy("at the end of the migration, or use what ends by itself", set + reset, NOTHING),
                CureCase.of(
                                Cure.Kind.REMOVE_FROM_SESSION,
                                database,
                                "temporary table",
                                "CREATE TEMP TABLE kept AS SELECT * FROM users;",
                                NOTHING)
                        .curedBy(
                                "remove temporary table kept at the end of the migration",
                                "CREATE TEMP TABLE kept AS SELECT * FROM users; DROP TABLE kept;",
                                NOTHING),
                new CureCase(
                        broken.kind(),
                        database,
                        broken.of(),
                        history -> broken.history().apply(history).withoutTransaction("r2"),
                        broken.given(),
                        broken.says(),
                        (history, sql) -> history.revision("r2", "r1", mended, "DROP INDEX ix; DROP INDEX iy;"),
                        broken.givenThen()),
                plain(Cure.Kind.CORRECT_SETUP, database, "statement")
                        .declared("correct what is done to new databases and connections", it -> it)
                        .withAtFirst(it -> it.onConnect(kind, "SELECT nothing")));
    }

    private static List<CureCase> ofModel(String database) {
        Table users = table("users", column("id", integer()).notNull(), column("name", string(50)))
                .primaryKey("id");
        MetaData good = metaData().table(users);
        Table longer = table("users", column("id", integer()).notNull(), column("name", string(80)))
                .primaryKey("id");
        String index = "CREATE INDEX ix_users_nam ON users (name);";
        List<CureCase> cases = new ArrayList<>(List.of(
                plain(Cure.Kind.CREATE_FOR_MODEL, database, "table")
                        .curedBy(
                                "write a revision that creates table orders, or take it out of the model",
                                "CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY);",
                                "DROP TABLE orders;")
                        .with(it -> it.model(good.table(
                                table("orders", column("id", integer()).notNull())
                                        .primaryKey("id")))),
                CureCase.of(
                                Cure.Kind.ADD_TO_MODEL,
                                database,
                                "index",
                                "CREATE INDEX ix ON users (name);",
                                "DROP INDEX ix;")
                        .declared(
                                "add index ix of users to the model",
                                it -> it.model(
                                        metaData().table(users.index(index("ix").on("name")))))
                        .withAtFirst(it -> it.model(good)),
                plain(Cure.Kind.CHANGE_FOR_MODEL, database, "type")
                        .declared("or correct the model", it -> it.model(good))
                        .withAtFirst(it -> it.model(metaData().table(longer))),
                CureCase.of(Cure.Kind.RENAME_FOR_MODEL, database, "index", index, "DROP INDEX ix_users_nam;")
                        .curedBySqlInUpgrade("call it ix_users_nam in the model, or write a revision that renames it: ")
                        .with(it -> it.model(metaData()
                                .table(users.index(index("ix_users_name").on("name")))))));
        cases.set(3, renamedBack(cases.get(3)));
        return cases;
    }

    /** The SQL is a revision of its own, with its way back. */
    private static CureCase renamedBack(CureCase one) {
        return new CureCase(
                one.kind(),
                one.database(),
                one.of(),
                one.history(),
                one.given(),
                one.says(),
                (history, sql) -> history.revision(
                        "r3",
                        "r2",
                        String.join(";\n", sql) + ";",
                        "DROP INDEX ix_users_name; CREATE INDEX ix_users_nam ON users (name);"),
                one.givenThen());
    }
}
