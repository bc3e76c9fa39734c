package dev.retort.junit.verification;

import dev.retort.junit.finding.Cure;
import java.util.ArrayList;
import java.util.List;

/** What a downgrade leaves, or makes without being asked. */
final class LeftoverCures {

    private static final String NOTHING = "SELECT 1;";

    private LeftoverCures() {}

    static List<CureCase> cases() {
        List<CureCase> cases = new ArrayList<>();
        for (String database : SmallHistory.BOTH) {
            cases.add(left(database, "table", "CREATE TABLE IF NOT EXISTS log (line TEXT);", "DROP TABLE log"));
            cases.add(left(
                    database,
                    "column",
                    "ALTER TABLE users ADD COLUMN phone VARCHAR(9);",
                    "ALTER TABLE users DROP COLUMN phone"));
            cases.add(left(database, "index", "CREATE INDEX IF NOT EXISTS ix ON users (name);", "DROP INDEX ix"));
            cases.add(left(database, "view", "CREATE VIEW named AS SELECT id FROM users;", "DROP VIEW named"));
            cases.add(CureCase.of(
                            Cure.Kind.DROP_LEFTOVER,
                            database,
                            "table seen from head to base",
                            "CREATE TABLE IF NOT EXISTS log (line TEXT);",
                            NOTHING)
                    .curedBySql("let the downgrade of r2 drop table log: DROP TABLE log")
                    .with(it -> it.checks("all-down")));
            cases.add(CureCase.of(
                            Cure.Kind.MOVE_BACK,
                            database,
                            "column with moved values",
                            "ALTER TABLE users ADD COLUMN full_name TEXT; UPDATE users SET full_name = trim(name);"
                                    + " ALTER TABLE users DROP COLUMN name;",
                            NOTHING)
                    .curedBy(
                            "let the downgrade create column users.name again, fill it from full_name, and only then drop"
                                    + " column users.full_name",
                            "ALTER TABLE users ADD COLUMN name VARCHAR(50); UPDATE users SET name = full_name;"
                                    + " ALTER TABLE users DROP COLUMN full_name;"));
            cases.add(CureCase.of(
                            Cure.Kind.LEAVE_OUT,
                            database,
                            "index",
                            NOTHING,
                            "CREATE INDEX IF NOT EXISTS ix ON users (name);")
                    .curedBy("don't let the downgrade make index ix of users", NOTHING));
            cases.add(CureCase.of(
                            Cure.Kind.LEAVE_OUT,
                            database,
                            "table seen from head to base",
                            NOTHING,
                            "CREATE TABLE IF NOT EXISTS extra (a INTEGER);")
                    .curedBy("don't let the downgrade of r2 make table extra", NOTHING)
                    .with(it -> it.checks("all-down")));
        }
        cases.add(left(
                "sqlite",
                "trigger",
                "CREATE TRIGGER tr AFTER INSERT ON users BEGIN DELETE FROM users WHERE id < 0; END;",
                "DROP TRIGGER tr"));
        String rebuild =
                "INSERT INTO copy SELECT id, name FROM users; DROP TABLE users; ALTER TABLE copy RENAME TO users;";
        cases.add(CureCase.of(
                        Cure.Kind.DROP_LEFTOVER,
                        "sqlite",
                        "constraint",
                        "CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), CONSTRAINT ck_id CHECK (id > 0)); "
                                + rebuild,
                        NOTHING)
                .curedBy(
                        "drop check constraint ck_id of users, by making its table again without it",
                        "CREATE TABLE copy (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50)); " + rebuild));
        cases.add(left(
                "postgresql",
                "constraint",
                "ALTER TABLE users ADD CONSTRAINT ck_id CHECK (id > 0);",
                "ALTER TABLE users DROP CONSTRAINT ck_id"));
        cases.add(left("postgresql", "sequence", "CREATE SEQUENCE numbers;", "DROP SEQUENCE numbers"));
        cases.add(left("postgresql", "enum", "CREATE TYPE mood AS ENUM ('a');", "DROP TYPE mood"));
        cases.add(left("postgresql", "domain", "CREATE DOMAIN age AS int;", "DROP DOMAIN age"));
        cases.add(left(
                "postgresql",
                "function",
                "CREATE FUNCTION one(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
                "DROP FUNCTION one(a integer)"));
        cases.add(
                left("postgresql", "policy", "CREATE POLICY own ON users USING (id > 0);", "DROP POLICY own ON users"));
        cases.add(left("postgresql", "schema", "CREATE SCHEMA shop;", "DROP SCHEMA shop"));
        return cases;
    }

    private static CureCase left(String database, String of, String upgrade, String says) {
        return CureCase.of(Cure.Kind.DROP_LEFTOVER, database, of, upgrade, NOTHING)
                .curedBySql(says);
    }
}
