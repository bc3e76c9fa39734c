package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;

import dev.retort.junit.finding.Cure;
import java.util.ArrayList;
import java.util.List;

/** What a downgrade brings back under another name. */
final class RenameCures {

    private static final String LITE = "sqlite";
    private static final String POSTGRES = "postgresql";

    private RenameCures() {}

    static List<CureCase> cases() {
        List<CureCase> cases = new ArrayList<>(onPostgres());
        SmallHistory.BOTH.forEach(database -> cases.addAll(on(database)));
        cases.add(renamed(
                        LITE,
                        "index",
                        "CREATE UNIQUE INDEX ix_name ON users (name) WHERE name > 'a';",
                        "",
                        "DROP INDEX ix_name;",
                        "CREATE UNIQUE INDEX ix_nam ON users (name) WHERE name > 'a';")
                .curedBySql("DROP INDEX ix_nam; CREATE UNIQUE INDEX ix_name ON users (name) WHERE"));
        cases.add(renamed(
                        LITE,
                        "trigger",
                        "CREATE TRIGGER tr AFTER INSERT ON users BEGIN DELETE FROM users WHERE id < 0; END;",
                        "",
                        "DROP TRIGGER tr;",
                        "CREATE TRIGGER tg AFTER INSERT ON users BEGIN DELETE FROM users WHERE id < 0; END;")
                .curedBySql("DROP TRIGGER tg; CREATE TRIGGER tr"));
        cases.add(renamed(
                        LITE,
                        "view",
                        "CREATE VIEW named AS SELECT id FROM users;",
                        "DROP VIEW named;",
                        "DROP VIEW named;",
                        "CREATE VIEW nameds AS SELECT id FROM users;")
                .curedBySql("DROP VIEW nameds; CREATE VIEW named"));
        String wrong = rebuilt("CONSTRAINT ck_num CHECK (number > 0)", "number INTEGER");
        cases.add(CureCase.of(
                        Cure.Kind.RENAME,
                        LITE,
                        "constraint",
                        "CREATE TABLE items (number INTEGER CONSTRAINT ck_number CHECK (number > 0));",
                        "DROP TABLE items;",
                        rebuilt("", "number INTEGER"),
                        wrong)
                .curedBy(
                        "the name that it had, ck_number: it is made under that name where the downgrade makes its table",
                        wrong.replace("ck_num ", "ck_number ")));
        return cases;
    }

    private static String rebuilt(String constraint, String column) {
        return "CREATE TABLE copy (" + column + " " + constraint
                + "); INSERT INTO copy (number) SELECT number FROM items;"
                + " DROP TABLE items; ALTER TABLE copy RENAME TO items;";
    }

    private static CureCase.Change renamed(
            String database, String of, String more, String undo, String upgrade, String downgrade) {
        return CureCase.of(Cure.Kind.RENAME, database, of, more, undo, upgrade, downgrade);
    }

    private static List<CureCase> on(String database) {
        return List.of(
                renamed(
                                database,
                                "table",
                                "",
                                "",
                                "ALTER TABLE users RENAME TO people;",
                                "ALTER TABLE people RENAME TO user_list;")
                        .curedBySql("ALTER TABLE user_list RENAME TO users"),
                renamed(
                                database,
                                "column",
                                "",
                                "",
                                "ALTER TABLE users RENAME COLUMN name TO full_name;",
                                "ALTER TABLE users RENAME COLUMN full_name TO nom;")
                        .curedBySql("ALTER TABLE users RENAME COLUMN nom TO name"),
                renamed(
                                database,
                                "column with rows beside one that looks alike",
                                "ALTER TABLE users ADD COLUMN nick VARCHAR(50);",
                                "",
                                "ALTER TABLE users RENAME COLUMN name TO a; ALTER TABLE users RENAME COLUMN nick TO b;",
                                "ALTER TABLE users RENAME COLUMN a TO nik; ALTER TABLE users RENAME COLUMN b TO nam;")
                        .curedBySql("RENAME COLUMN nik TO name")
                        .with(it -> it.rowsAt("r1", "users", row("id", 1, "name", "a", "nick", "b"))),
                renamed(
                                database,
                                "column of which only the letters' case is another",
                                "",
                                "",
                                "ALTER TABLE users RENAME COLUMN name TO full_name;",
                                "ALTER TABLE users RENAME COLUMN full_name TO \"Name\";")
                        .curedBySql("ALTER TABLE users RENAME COLUMN \"Name\" TO name"));
    }

    private static List<CureCase> onPostgres() {
        return List.of(
                again(
                        "primary key",
                        "",
                        "",
                        "ALTER TABLE users DROP CONSTRAINT users_pkey;",
                        "ALTER TABLE users ADD CONSTRAINT users_new_pkey1 PRIMARY KEY (id);",
                        "ALTER TABLE users RENAME CONSTRAINT users_new_pkey1 TO users_pkey"),
                again(
                        "unique",
                        "ALTER TABLE users ADD CONSTRAINT uq_name UNIQUE (name);",
                        "",
                        "ALTER TABLE users DROP CONSTRAINT uq_name;",
                        "ALTER TABLE users ADD CONSTRAINT uq_nam UNIQUE (name);",
                        "RENAME CONSTRAINT uq_nam TO uq_name"),
                again(
                        "check",
                        "ALTER TABLE users ADD CONSTRAINT ck_id CHECK (id > 0);",
                        "",
                        "ALTER TABLE users DROP CONSTRAINT ck_id;",
                        "ALTER TABLE users ADD CONSTRAINT ck CHECK (id > 0);",
                        "RENAME CONSTRAINT ck TO ck_id"),
                again(
                        "foreign key",
                        "ALTER TABLE users ADD boss int; ALTER TABLE users ADD CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES users (id);",
                        "",
                        "ALTER TABLE users DROP CONSTRAINT fk_boss;",
                        "ALTER TABLE users ADD CONSTRAINT fk FOREIGN KEY (boss) REFERENCES users (id);",
                        "RENAME CONSTRAINT fk TO fk_boss"),
                again(
                        "index",
                        "CREATE INDEX ix_name ON users (name);",
                        "",
                        "DROP INDEX ix_name;",
                        "CREATE INDEX ix_nam ON users (name);",
                        "ALTER INDEX ix_nam RENAME TO ix_name"),
                again(
                        "view",
                        "CREATE VIEW named AS SELECT id FROM users;",
                        "DROP VIEW named;",
                        "DROP VIEW named;",
                        "CREATE VIEW nameds AS SELECT id FROM users;",
                        "ALTER VIEW nameds RENAME TO named"),
                again(
                        "column of a view",
                        "CREATE VIEW named AS SELECT id FROM users;",
                        "DROP VIEW named;",
                        "DROP VIEW named;",
                        "CREATE VIEW named AS SELECT id FROM users; ALTER VIEW named RENAME COLUMN id TO ident;",
                        "ALTER VIEW named RENAME COLUMN ident TO id"),
                again(
                        "materialised view",
                        "CREATE MATERIALIZED VIEW named AS SELECT id FROM users;",
                        "DROP MATERIALIZED VIEW named;",
                        "DROP MATERIALIZED VIEW named;",
                        "CREATE MATERIALIZED VIEW nameds AS SELECT id FROM users;",
                        "ALTER MATERIALIZED VIEW nameds RENAME TO named"),
                again(
                        "sequence",
                        "CREATE SEQUENCE numbers;",
                        "DROP SEQUENCE numbers;",
                        "DROP SEQUENCE numbers;",
                        "CREATE SEQUENCE numbrs;",
                        "ALTER SEQUENCE numbrs RENAME TO numbers"),
                again(
                        "enum",
                        "CREATE TYPE mood AS ENUM ('a', 'b');",
                        "DROP TYPE mood;",
                        "DROP TYPE mood;",
                        "CREATE TYPE moods AS ENUM ('a', 'b');",
                        "ALTER TYPE moods RENAME TO mood"),
                again(
                        "composite type",
                        "CREATE TYPE pair AS (a int, b int);",
                        "DROP TYPE pair;",
                        "DROP TYPE pair;",
                        "CREATE TYPE pairs AS (a int, b int);",
                        "ALTER TYPE pairs RENAME TO pair"),
                again(
                        "domain",
                        "CREATE DOMAIN age AS int;",
                        "DROP DOMAIN age;",
                        "DROP DOMAIN age;",
                        "CREATE DOMAIN ages AS int;",
                        "ALTER DOMAIN ages RENAME TO age"),
                again(
                        "function",
                        "CREATE FUNCTION one(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
                        "DROP FUNCTION one(int);",
                        "DROP FUNCTION one(int);",
                        "CREATE FUNCTION ones(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
                        "ALTER FUNCTION ones(a integer) RENAME TO one"),
                again(
                        "trigger",
                        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER tr BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();",
                        "DROP TRIGGER tr ON users; DROP FUNCTION f();",
                        "DROP TRIGGER tr ON users;",
                        "CREATE TRIGGER tg BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();",
                        "ALTER TRIGGER tg ON users RENAME TO tr"),
                again(
                        "policy",
                        "CREATE POLICY own ON users USING (id > 0);",
                        "",
                        "DROP POLICY own ON users;",
                        "CREATE POLICY owns ON users USING (id > 0);",
                        "ALTER POLICY owns ON users RENAME TO own"),
                again(
                        "schema",
                        "CREATE SCHEMA shop;",
                        "DROP SCHEMA shop;",
                        "DROP SCHEMA shop;",
                        "CREATE SCHEMA shops;",
                        "ALTER SCHEMA shops RENAME TO shop"),
                again(
                        "statistics",
                        "CREATE STATISTICS st ON id, name FROM users;",
                        "",
                        "DROP STATISTICS st;",
                        "CREATE STATISTICS sta ON id, name FROM users;",
                        "ALTER STATISTICS sta RENAME TO st"));
    }

    private static CureCase again(String of, String more, String undo, String upgrade, String downgrade, String says) {
        return renamed(POSTGRES, of, more, undo, upgrade, downgrade).curedBySql(says);
    }
}
