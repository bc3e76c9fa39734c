package dev.retort.junit.verification;

import dev.retort.junit.finding.Cure;
import java.util.ArrayList;
import java.util.List;

/** What a downgrade doesn't bring back, or brings back differently. */
final class RestoringCures {

    private static final String LITE = "sqlite";
    private static final String POSTGRES = "postgresql";
    private static final String NOTHING = "SELECT 1;";

    private RestoringCures() {}

    static List<CureCase> cases() {
        List<CureCase> cases = new ArrayList<>(onPostgres());
        cases.addAll(onSqlite());
        for (String database : SmallHistory.BOTH) {
            cases.add(CureCase.of(
                            Cure.Kind.MAKE_AGAIN,
                            database,
                            "index",
                            "CREATE UNIQUE INDEX ix ON users (name, id) WHERE name > 'a';",
                            "",
                            "DROP INDEX ix;",
                            NOTHING)
                    .curedBySql("CREATE UNIQUE INDEX ix ON users (name, id) WHERE"));
            cases.add(CureCase.of(
                            Cure.Kind.MAKE_AGAIN,
                            database,
                            "view",
                            "CREATE VIEW named AS SELECT id, name FROM users;",
                            "DROP VIEW named;",
                            "DROP VIEW named;",
                            NOTHING)
                    .curedBySql("CREATE VIEW named"));
            cases.add(CureCase.of(
                            Cure.Kind.MAKE_AGAIN,
                            database,
                            "column",
                            "ALTER TABLE users ADD COLUMN kind VARCHAR(9) NOT NULL DEFAULT 'x';",
                            "",
                            "ALTER TABLE users DROP COLUMN kind;",
                            NOTHING)
                    .curedBySql("ALTER TABLE users ADD COLUMN kind"));
            cases.add(CureCase.of(
                            Cure.Kind.MAKE_AGAIN,
                            database,
                            "table",
                            "CREATE TABLE log (line TEXT);",
                            "DROP TABLE log;",
                            "DROP TABLE log;",
                            NOTHING)
                    .curedBy(
                            "let the downgrade create table log again as it was: with column line",
                            "CREATE TABLE log (line TEXT);"));
            String rebuild = "CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50)%s);"
                    + " INSERT INTO copy (id, name) SELECT id, name FROM users; DROP TABLE users;"
                    + " ALTER TABLE copy RENAME TO users;"
                    + (database.equals(LITE) ? "" : " ALTER TABLE users RENAME CONSTRAINT copy_pkey TO users_pkey;");
            cases.add(CureCase.of(
                            Cure.Kind.MAKE_AGAIN_AFTER_REBUILD,
                            database,
                            "index",
                            "CREATE INDEX ix ON users (name);",
                            "",
                            rebuild.formatted(", age INTEGER"),
                            rebuild.formatted(""))
                    .curedBySqlInBoth("create index ix of users again after the table is rebuilt, in both directions:"
                            + " CREATE INDEX ix ON users (name)"));
        }
        return cases;
    }

    private static List<CureCase> onPostgres() {
        String mood = "CREATE TYPE mood AS ENUM ('a', 'b''c');";
        return List.of(
                again(
                        "constraint",
                        "ALTER TABLE users ADD CONSTRAINT ck_id CHECK (id > 0);",
                        "",
                        "ALTER TABLE users DROP CONSTRAINT ck_id;",
                        "ALTER TABLE users ADD CONSTRAINT ck_id CHECK ((id > 0))"),
                again(
                        "sequence",
                        "CREATE SEQUENCE numbers START 5 INCREMENT 2;",
                        "DROP SEQUENCE numbers;",
                        "DROP SEQUENCE numbers;",
                        "CREATE SEQUENCE numbers"),
                again("enum", mood, "DROP TYPE mood;", "DROP TYPE mood;", "CREATE TYPE mood AS ENUM ('a', 'b''c')"),
                again(
                        "trigger",
                        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                                + " CREATE TRIGGER tr BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();",
                        "DROP TRIGGER tr ON users; DROP FUNCTION f();",
                        "DROP TRIGGER tr ON users;",
                        "CREATE TRIGGER tr BEFORE INSERT ON"),
                CureCase.of(
                                Cure.Kind.MAKE_INSTEAD,
                                POSTGRES,
                                "primary key",
                                "ALTER TABLE users DROP CONSTRAINT users_pkey;",
                                "ALTER TABLE users ADD CONSTRAINT users_pkey UNIQUE (id);")
                        .curedBySql("let the downgrade create primary key users_pkey of users as it was, and not unique"
                                + " constraint users_pkey of users: ALTER TABLE users DROP CONSTRAINT users_pkey; ALTER TABLE"
                                + " users ADD CONSTRAINT users_pkey PRIMARY KEY (id)"),
                CureCase.of(
                                Cure.Kind.RESTORE_NULLABILITY,
                                POSTGRES,
                                "column",
                                "ALTER TABLE users ALTER name SET NOT NULL;",
                                NOTHING)
                        .curedBySql(
                                "make column users.name nullable again: ALTER TABLE users ALTER COLUMN name DROP NOT NULL"),
                CureCase.of(
                                Cure.Kind.RESTORE_NULLABILITY,
                                POSTGRES,
                                "column that wasn't nullable",
                                "ALTER TABLE users ALTER name SET NOT NULL;",
                                "",
                                "ALTER TABLE users ALTER name DROP NOT NULL;",
                                NOTHING)
                        .curedBySql("ALTER TABLE users ALTER COLUMN name SET NOT NULL"),
                CureCase.of(
                                Cure.Kind.RESTORE_ATTRIBUTE,
                                POSTGRES,
                                "default",
                                "ALTER TABLE users ALTER name SET DEFAULT 'x';",
                                "",
                                "ALTER TABLE users ALTER name SET DEFAULT 'y';",
                                NOTHING)
                        .curedBySql("ALTER TABLE users ALTER COLUMN name SET DEFAULT 'x'"),
                CureCase.of(
                                Cure.Kind.RESTORE_ATTRIBUTE,
                                POSTGRES,
                                "type",
                                "ALTER TABLE users ALTER name TYPE text;",
                                NOTHING)
                        .curedBy(
                                "its type back: character varying(50)",
                                "ALTER TABLE users ALTER name TYPE varchar(50);"),
                CureCase.of(
                                Cure.Kind.TAKE_AWAY,
                                POSTGRES,
                                "default",
                                "ALTER TABLE users ALTER name SET DEFAULT 'y';",
                                NOTHING)
                        .curedBySql("ALTER TABLE users ALTER COLUMN name DROP DEFAULT"),
                CureCase.of(Cure.Kind.TAKE_AWAY, POSTGRES, "comment", "COMMENT ON TABLE users IS 'people';", NOTHING)
                        .curedBy("take comment away from table users: people", "COMMENT ON TABLE users IS NULL;"),
                CureCase.of(
                                Cure.Kind.SAME_EACH_TIME,
                                POSTGRES,
                                "table",
                                "CREATE TABLE runs (a int);",
                                "DROP TABLE runs;",
                                "DO $$ BEGIN IF EXISTS (SELECT FROM runs) THEN CREATE TABLE b (a int); ELSE CREATE TABLE a (a int, b"
                                        + " int); END IF; INSERT INTO runs VALUES (1); END $$;",
                                "DROP TABLE IF EXISTS a, b;")
                        .curedBy(
                                "let the upgrade give the same table whenever it runs",
                                "CREATE TABLE a (a int);",
                                "DROP TABLE a;"));
    }

    private static CureCase again(String of, String more, String undo, String upgrade, String says) {
        return CureCase.of(Cure.Kind.MAKE_AGAIN, POSTGRES, of, more, undo, upgrade, NOTHING)
                .curedBySql(says);
    }

    private static List<CureCase> onSqlite() {
        return List.of(
                CureCase.of(
                                Cure.Kind.MAKE_AGAIN,
                                LITE,
                                "trigger",
                                "CREATE TRIGGER tr AFTER INSERT ON users BEGIN DELETE FROM users WHERE id < 0; END;",
                                "",
                                "DROP TRIGGER tr;",
                                NOTHING)
                        .curedBySql("CREATE TRIGGER tr"),
                CureCase.of(
                                Cure.Kind.MAKE_AGAIN_AFTER_REBUILD,
                                LITE,
                                "constraint",
                                "ALTER TABLE users ADD COLUMN age INTEGER CONSTRAINT ck_age CHECK (age > 0);",
                                "",
                                rebuilt(", age INTEGER", ", age"),
                                rebuilt(", age INTEGER", ", age"))
                        .curedBy(
                                "create check constraint ck_age of users again after the table is rebuilt, in both directions",
                                rebuilt(", age INTEGER CONSTRAINT ck_age CHECK (age > 0)", ", age"),
                                rebuilt(", age INTEGER CONSTRAINT ck_age CHECK (age > 0)", ", age")),
                CureCase.of(
                                Cure.Kind.MAKE_INSTEAD,
                                LITE,
                                "view",
                                "CREATE VIEW named AS SELECT id FROM users;",
                                "DROP VIEW named;",
                                "DROP VIEW named;",
                                "CREATE TABLE named (id INTEGER);")
                        .curedBy(
                                "let the downgrade create view named as it was, and not table named",
                                "CREATE VIEW named AS SELECT id FROM users;"),
                CureCase.of(
                                Cure.Kind.RESTORE_NULLABILITY,
                                LITE,
                                "column",
                                rebuilt(", age INTEGER", ""),
                                rebuilt("", "").replace("VARCHAR(50)", "VARCHAR(50) NOT NULL"))
                        .curedBy("let the downgrade make column users.name nullable again", rebuilt("", "")),
                CureCase.of(
                                Cure.Kind.RESTORE_ATTRIBUTE,
                                LITE,
                                "default",
                                "ALTER TABLE users ADD COLUMN age INTEGER DEFAULT 1;",
                                "",
                                rebuilt("", ""),
                                "ALTER TABLE users ADD COLUMN age INTEGER DEFAULT 2;")
                        .curedBy("its default back: 1", "ALTER TABLE users ADD COLUMN age INTEGER DEFAULT 1;"),
                CureCase.of(
                                Cure.Kind.TAKE_AWAY,
                                LITE,
                                "default",
                                "ALTER TABLE users ADD COLUMN age INTEGER;",
                                "",
                                rebuilt("", ""),
                                "ALTER TABLE users ADD COLUMN age INTEGER DEFAULT 2;")
                        .curedBy(
                                "let the downgrade take default away from column users.age: 2",
                                "ALTER TABLE users ADD COLUMN age INTEGER;"));
    }

    private static String rebuilt(String column, String copied) {
        return "CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50)" + column
                + "); INSERT INTO copy (id, name" + copied + ") SELECT id, name" + copied
                + " FROM users; DROP TABLE users; ALTER TABLE copy RENAME TO users;";
    }
}
