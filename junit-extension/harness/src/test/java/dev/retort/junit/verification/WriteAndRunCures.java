package dev.retort.junit.verification;

import dev.retort.junit.finding.Cure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs and orders, what is left unfinished, the next write, statements without effect. */
final class WriteAndRunCures {

    private static final String NOTHING = "SELECT 1;";
    private static final String MARKS = "CREATE TABLE marks (user_id INTEGER);";
    private static final String NO_MARKS = "DROP TABLE marks;";

    private WriteAndRunCures() {}

    static List<CureCase> cases() {
        List<CureCase> cases = new ArrayList<>(List.of(inOneRunOnSqlite(), inOneRunOnPostgresql()));
        for (String database : SmallHistory.BOTH) {
            cases.add(dependency(database));
            cases.addAll(ofStatements(database));
            cases.addAll(ofWrites(database));
        }
        cases.add(triggerSwitchedOn());
        cases.add(constraintValidated());
        return cases;
    }

    /** A third revision that is mended by being written otherwise. */
    private static CureCase third(CureCase.Change two, String says, String bad, String good, String downgrade) {
        CureCase plain = two.curedBy(says, two.downgrade());
        return with(
                plain,
                history -> history.revision("r3", "r2", bad, downgrade),
                history -> history.revision("r3", "r2", good, downgrade));
    }

    private static CureCase with(
            CureCase one, UnaryOperator<SmallHistory> faulty, UnaryOperator<SmallHistory> followed) {
        return new CureCase(
                one.kind(),
                one.database(),
                one.of(),
                history -> faulty.apply(one.history().apply(history)),
                one.given(),
                one.says(),
                (history, sql) -> followed.apply(history),
                one.givenThen());
    }

    private static CureCase inOneRunOnSqlite() {
        return third(
                CureCase.of(
                        Cure.Kind.SAME_IN_ONE_RUN,
                        "sqlite",
                        "id of an insert",
                        MARKS,
                        NO_MARKS,
                        "INSERT INTO users (name) VALUES ('root');",
                        "DELETE FROM users;"),
                "look ids up in their table",
                "INSERT INTO marks VALUES (last_insert_rowid());",
                "INSERT INTO marks SELECT id FROM users WHERE name = 'root';",
                "DELETE FROM marks;");
    }

    private static CureCase inOneRunOnPostgresql() {
        String database = "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' ";
        return third(
                CureCase.of(
                        Cure.Kind.SAME_IN_ONE_RUN,
                        "postgresql",
                        "setting for new sessions",
                        "CREATE SCHEMA app;",
                        "DROP SCHEMA app;",
                        database + "SET search_path = app, public'; END $$;",
                        database + "RESET search_path'; END $$;"),
                "write names with their schema",
                "CREATE TABLE notes (id int);",
                "CREATE TABLE app.notes (id int);",
                "DROP TABLE app.notes;");
    }

    private static CureCase dependency(String database) {
        CureCase plain = CureCase.of(Cure.Kind.DEPEND_ON, database, "another branch", MARKS, NO_MARKS)
                .curedBy("let b say that it needs r2: -- depends_on: r2 in its header", NO_MARKS);
        UnaryOperator<SmallHistory> branched =
                history -> history.revision("b", "r1", "INSERT INTO marks VALUES (1);", "DELETE FROM marks;")
                        .revision("m", "r2, b", NOTHING, NOTHING);
        return with(plain, branched, history -> history.withHeader("b", "-- depends_on: r2"));
    }

    private static List<CureCase> ofStatements(String database) {
        String index = "CREATE INDEX ix_users_name ON users (name);";
        String match = "correct the condition, or take the statement out";
        return List.of(
                CureCase.of(
                                Cure.Kind.NAME_OBJECT,
                                database,
                                "drop that misses",
                                index,
                                "",
                                "DROP INDEX IF EXISTS ix_user_name;",
                                index)
                        .curedBy(
                                "name index ix_users_name if that is meant",
                                "DROP INDEX IF EXISTS ix_users_name;",
                                index),
                CureCase.of(
                                Cure.Kind.NAME_OBJECT,
                                database,
                                "create that meets another",
                                index,
                                "",
                                "CREATE INDEX IF NOT EXISTS ix_users_name ON users (id);",
                                NOTHING)
                        .curedBy(
                                "choose another name",
                                "CREATE INDEX IF NOT EXISTS ix_users_id ON users (id);",
                                "DROP INDEX ix_users_id;"),
                CureCase.of(
                                Cure.Kind.MATCH_ROWS,
                                database,
                                "comparison with NULL",
                                "UPDATE users SET name = 'x' WHERE name = NULL;",
                                NOTHING)
                        .curedBy(match, "UPDATE users SET name = 'x' WHERE name IS NULL;", NOTHING));
    }

    private static List<CureCase> ofWrites(String database) {
        boolean lite = database.equals("sqlite");
        String table =
                "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, n INTEGER DEFAULT %s CONSTRAINT positive CHECK (n > 0));";
        String child =
                "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, u INTEGER%s REFERENCES users (id) ON DELETE SET NULL);";
        String check = "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, n INTEGER CHECK (n > 0)%s);";
        List<CureCase> cases = new ArrayList<>(List.of(
                CureCase.of(Cure.Kind.MEND_INSERT, database, "default", table.formatted("-1"), "DROP TABLE t;")
                        .curedBy(
                                "give t.n a default that its constraints accept",
                                table.formatted("1"),
                                "DROP TABLE t;"),
                CureCase.of(Cure.Kind.MEND_ACTION, database, "SET NULL", child.formatted(" NOT NULL"), "DROP TABLE t;")
                        .curedBy("SET NULL needs a column that may be NULL", child.formatted(""), "DROP TABLE t;")));
        if (!lite) {
            cases.add(
                    CureCase.of(Cure.Kind.ENFORCE, database, "check", check.formatted(" NOT ENFORCED"), "DROP TABLE t;")
                            .curedBy("enforce it: without NOT ENFORCED", check.formatted(""), "DROP TABLE t;"));
        }
        return cases;
    }

    private static CureCase triggerSwitchedOn() {
        String off = "ALTER TABLE users DISABLE TRIGGER noted; INSERT INTO users VALUES (1, 'Ann');";
        String undo = "DELETE FROM users WHERE id = 1; ALTER TABLE users ENABLE TRIGGER noted;";
        return CureCase.of(
                        Cure.Kind.ENABLE_TRIGGER,
                        "postgresql",
                        "load",
                        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                                + " CREATE TRIGGER noted BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();",
                        "DROP TRIGGER noted ON users; DROP FUNCTION note; ",
                        off,
                        undo)
                .curedBySqlInUpgrade("switch it on again behind the rows");
    }

    private static CureCase constraintValidated() {
        String add = "ALTER TABLE users ADD CONSTRAINT named CHECK (name <> '') NOT VALID;";
        String drop = "ALTER TABLE users DROP CONSTRAINT named;";
        CureCase plain = CureCase.of(Cure.Kind.FINISH, "postgresql", "constraint", add, drop)
                .curedBySqlInUpgrade("validate it here, or in a later revision");
        return new CureCase(
                plain.kind(),
                plain.database(),
                plain.of(),
                history -> plain.history().apply(history).revision("r3", "r2", NOTHING, NOTHING),
                plain.given(),
                plain.says(),
                plain.followed(),
                plain.givenThen());
    }
}
