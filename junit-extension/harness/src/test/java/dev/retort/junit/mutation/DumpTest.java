package dev.retort.junit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the oracle doesn't see it calls equivalent: each change must be a difference, and its undoing none. */
class DumpTest {

    private static final Set<String> STEADY = Set.of();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE SCHEMA s",
                "CREATE TABLE u (a integer)",
                "ALTER TABLE t ADD COLUMN c text",
                "ALTER TABLE t ALTER COLUMN b TYPE varchar(9)",
                "ALTER TABLE t ALTER COLUMN b SET DEFAULT 'x'",
                "ALTER TABLE t ALTER COLUMN b SET NOT NULL",
                "ALTER TABLE t ALTER COLUMN b SET STATISTICS 7",
                "ALTER TABLE t ALTER COLUMN b SET STORAGE PLAIN",
                "ALTER TABLE t ADD CHECK (a > 0)",
                "ALTER TABLE t ADD CHECK (a > 0) NOT VALID",
                "ALTER TABLE t DROP CONSTRAINT t_pkey CASCADE",
                "ALTER TABLE t ADD UNIQUE (b)",
                "ALTER TABLE t RENAME CONSTRAINT t_pkey TO other",
                "ALTER TABLE k DROP CONSTRAINT k_t_fkey, ADD CONSTRAINT k_t_fkey FOREIGN KEY (t) REFERENCES t ON DELETE CASCADE",
                "CREATE INDEX i ON t (b)",
                "CREATE INDEX i ON t (b DESC) WHERE a > 1",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE OR REPLACE VIEW w AS SELECT a FROM t WHERE a > 1",
                "CREATE MATERIALIZED VIEW v AS SELECT a FROM t",
                "CREATE FUNCTION g() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
                "CREATE TRIGGER x AFTER DELETE ON t EXECUTE FUNCTION f()",
                "ALTER TABLE t DISABLE TRIGGER tr",
                "ALTER TABLE t DISABLE TRIGGER ALL",
                "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING",
                "CREATE TYPE e AS ENUM ('a')",
                "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'",
                "CREATE TYPE pair AS (x integer)",
                "CREATE DOMAIN d AS text CHECK (value <> '')",
                "CREATE SEQUENCE s",
                "ALTER SEQUENCE n INCREMENT 2",
                "ALTER SEQUENCE n OWNED BY t.a",
                "SELECT nextval('n')",
                "SELECT setval('n', 1, true)",
                "COMMENT ON TABLE t IS 'x'",
                "COMMENT ON COLUMN t.a IS 'x'",
                "COMMENT ON FUNCTION f() IS 'x'",
                "ALTER TABLE t SET (fillfactor = 50)",
                "ALTER TABLE k SET UNLOGGED",
                "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY p ON t USING (a > 0)",
                "GRANT SELECT ON t TO public",
                "ALTER TABLE t REPLICA IDENTITY FULL",
                "CREATE STATISTICS st ON a, b FROM t",
                "INSERT INTO t VALUES (2, 'y')",
                "UPDATE t SET b = NULL",
                "DELETE FROM t"
            })
    void everyChangeIsSeenOnPostgres(String change) throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            connection.setAutoCommit(false);
            TestDatabases.run(
                    connection,
                    "create schema dumped; set search_path = dumped;"
                            + "create type mood as enum ('ok', 'sad'); create sequence n;"
                            + "create table t (a integer primary key, b text); create table k (t integer references t);"
                            + "insert into t values (1, 'x'); create view w as select a from t;"
                            + "create function f() returns trigger language plpgsql as $$ begin return new; end $$;"
                            + "create trigger tr before insert on t for each row execute function f();");
            isSeen(connection, change, DatabaseKind.POSTGRESQL, "SET search_path = dumped");
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE u (a)",
                "ALTER TABLE t ADD COLUMN c text",
                "ALTER TABLE t RENAME COLUMN b TO c",
                "CREATE INDEX i ON t (b)",
                "DROP INDEX ib",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE TRIGGER tr AFTER DELETE ON t BEGIN SELECT 1; END",
                "INSERT INTO t (b) VALUES ('y')",
                "UPDATE t SET b = x'31'",
                "DELETE FROM t",
                "UPDATE sqlite_sequence SET seq = 9",
                "PRAGMA user_version = 3",
                "INSERT INTO k VALUES (77)"
            })
    void everyChangeIsSeenOnSqlite(String change) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(
                    connection,
                    "create table t (a integer primary key autoincrement, b text); create index ib on t (b);"
                            + "create table k (t integer references t); insert into t (b) values ('1');");
            connection.setAutoCommit(false);
            isSeen(connection, change, DatabaseKind.SQLITE, "SELECT 1");
        }
    }

    private static void isSeen(Connection connection, String change, DatabaseKind database, String path)
            throws SQLException {
        Dump before = Dump.of(connection, database);
        Query.run(connection, path);
        Query.run(connection, "SAVEPOINT here");
        Query.run(connection, change);
        assertThat(before.difference(Dump.of(connection, database), STEADY)).isPresent();
        Query.run(connection, "ROLLBACK TO SAVEPOINT here");
        boolean counter = change.contains("val(");
        if (!counter) {
            assertThat(before.difference(Dump.of(connection, database), STEADY)).isEmpty();
        }
    }

    @Test
    void theOrderOfColumnsAndSpellingAreNoDifference() {
        assertThat(SqliteDump.normal("create table t (b text default null, A INTEGER /* key */)"))
                .isEqualTo(SqliteDump.normal("CREATE TABLE t(a integer, b TEXT)"));
    }

    /** A key that is the row's number gets a number instead of NULL in any case. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table t (id integer not null primary key, a)|create table t (id integer primary key, a)|true",
                "create table t (\"the id\" INTEGER NOT NULL PRIMARY KEY)|create table t (\"the id\" INTEGER PRIMARY KEY)|true",
                "create table t (id int not null primary key)|create table t (id int primary key)|false",
                "create table t (id integer not null, a primary key)|create table t (id integer, a primary key)|false"
            })
    void notNullOfTheRowsNumberIsNoDifference(String one, String other, boolean same) throws SQLException {
        try (Connection first = TestDatabases.sqlite();
                Connection second = TestDatabases.sqlite()) {
            Query.run(first, one);
            Query.run(second, other);

            assertThat(Dump.of(first, DatabaseKind.SQLITE)
                            .difference(Dump.of(second, DatabaseKind.SQLITE), STEADY)
                            .isEmpty())
                    .isEqualTo(same);
        }
    }

    @Test
    void unsteadyColumnsDontCount() throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, "create table t (a, b); insert into t values (1, 'then');");
            Dump first = Dump.of(connection, DatabaseKind.SQLITE);
            Query.run(connection, "UPDATE t SET b = 'now'");
            Dump second = Dump.of(connection, DatabaseKind.SQLITE);

            assertThat(first.columnsThatDiffer(second)).isEqualTo(List.of("t.b"));
            assertThat(first.difference(second, Set.of("t.b"))).isEmpty();
            assertThat(first.difference(second, STEADY).orElseThrow()).contains("'then'", "'now'");
        }
    }
}
