package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.SnapshotReader;
import dev.retort.catalog.testing.ChangeScript;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that remembers gives what one that reads everything gives, whatever changed in between. */
class SnapshotReaderTest {

    private static final SnapshotOptions OPTIONS =
            SnapshotOptions.standard().withSettings().withRoles();

    private static Connection postgres = unconnected();

    private static Connection unconnected() {
        try {
            return TestDatabases.sqlite();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void connect() throws SQLException {
        postgres = TestDatabases.postgres();
        TestDatabases.makeTablespace(postgres);
        postgres.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        postgres.rollback();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        postgres.close();
    }

    private final SnapshotReader reader = new SnapshotReader(OPTIONS);

    private SchemaSnapshot check(Connection connection) {
        SchemaSnapshot incremental = reader.read(connection);
        checkIs(SchemaSnapshot.of(connection, OPTIONS), incremental);
        return incremental;
    }

    private static void checkIs(SchemaSnapshot full, SchemaSnapshot incremental) {
        assertThat(SchemaDifference.between(full, incremental, Set.of()).toText())
                .isEmpty();
        assertThat(incremental).isEqualTo(full);
    }

    private void checkSteps(Connection connection, String... steps) throws SQLException {
        reader.read(connection);
        for (String step : steps) {
            TestDatabases.run(connection, step);
            check(connection);
        }
    }

    static Stream<ChangeScript> postgresScripts() throws IOException {
        return ChangeScript.postgres();
    }

    static Stream<ChangeScript> sqliteScripts() throws IOException {
        return ChangeScript.sqlite();
    }

    /** SQLite doesn't begin VACUUM inside a transaction. */
    static Stream<ChangeScript> scriptsThatCanBeRolledBack() throws IOException {
        return ChangeScript.sqlite().filter(script -> !script.change().contains("vacuum"));
    }

    @ParameterizedTest
    @MethodSource("postgresScripts")
    void seesEachChangeOnPostgresql(ChangeScript script) throws SQLException {
        TestDatabases.run(postgres, script.base());
        SchemaSnapshot before = reader.read(postgres);
        Savepoint start = postgres.setSavepoint();
        TestDatabases.run(postgres, script.change());
        SchemaSnapshot after = check(postgres);
        postgres.rollback(start);
        checkIs(before, reader.read(postgres));
        TestDatabases.run(postgres, script.change());
        checkIs(after, reader.read(postgres));
        checkIs(after, reader.read(postgres));
    }

    @ParameterizedTest
    @MethodSource("sqliteScripts")
    void seesEachChangeOnSqlite(ChangeScript script) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            checkSteps(connection, script.base(), script.change());
            check(connection);
        }
    }

    /** The rows of the schema's table come back to where they were, and so does its version. */
    @ParameterizedTest
    @MethodSource("scriptsThatCanBeRolledBack")
    void seesEachRollbackOnSqlite(ChangeScript script) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, script.base());
            check(connection);
            connection.setAutoCommit(false);
            TestDatabases.run(connection, script.change());
            check(connection);
            connection.rollback();
            check(connection);
            TestDatabases.run(connection, script.change());
            check(connection);
        }
    }

    @Nested
    class OnPostgresql {

        private static final String BASE =
                """
                create schema s;
                create type state as enum ('new', 'paid');
                create domain positive as int check (value > 0);
                create type pair as (a int, b state);
                create function f(int) returns int language sql immutable as 'select $1';
                create collation german (provider = icu, locale = 'de');
                create table a (id int primary key, st state default 'new', n positive, t text collate german, p pair, unique (id, n));
                create table s.b (id int generated always as identity primary key, a int references a, sts state[],
                  check (f(a) > 0), g int generated always as (f(a)) stored);
                create table c (like a including all) inherits (a);
                create sequence q owned by a.n;
                create table d (id int default nextval('q'), a int);
                create view v as select a.id, b.id as other from a join s.b on b.a = a.id where a.st = 'new';
                create view w as select * from v;
                create index on s.b (f(a));
                create materialized view m as select st from a;
                create policy p on d using (exists (select from a where a.id = d.a));
                create rule r as on insert to d do also select 1 from a;
                create statistics e on a, f(a) from s.b;
                create function tf() returns trigger language plpgsql as 'begin return new; end';
                create trigger tr before insert on d for each row when (new.a > f(1)) execute function tf();
                create table parts (a int) partition by range (a);
                create table part partition of parts for values from (0) to (9);
                create unique index parts_unique_idx on parts (a);
                create unique index part_unique_idx on part (a desc);
                create domain numbered as bigint default nextval('s.b_id_seq');
                create text search configuration own (copy = pg_catalog.english);
                create function g() returns bigint return (select count(a.id) from a join d using (id));
                create publication pub for table a, d;""";

        /** Columns, rows and schemas of a publication came with PostgreSQL 15. */
        private static String base() {
            return TestDatabases.postgresMajor() < 15
                    ? BASE
                    : BASE.replace(
                            "for table a, d",
                            "for table a (id, n), d where (id > 0); create publication whole for tables in schema s");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alter table a rename to z",
                    "alter table a rename column id to no",
                    "alter table a set schema s",
                    "alter schema s rename to s2",
                    "alter type state rename to status",
                    "alter type state set schema s",
                    "alter type state rename value 'new' to 'fresh'",
                    "alter domain positive rename to natural_number",
                    "alter type pair rename to two",
                    "alter type pair rename attribute a to x",
                    "alter function f rename to ff",
                    "alter function f set schema s",
                    "alter function tf rename to tff",
                    "alter collation german rename to deutsch",
                    "alter view v rename column other to another",
                    "alter sequence q rename to qq",
                    "alter sequence q owned by none",
                    "alter table parts rename to pieces",
                    "alter table a add constraint k unique (n)",
                    "alter table s.b add constraint k foreign key (id) references a (id)",
                    "comment on constraint a_pkey on a is 'x'; comment on index s.b_f_idx is 'y'",
                    "comment on type pair is 'x'; comment on column pair.a is 'y'",
                    "comment on policy p on d is 'x'; comment on rule r on d is 'y'; comment on trigger tr on d is 'z'",
                    "create role somebody; alter table a owner to somebody; alter role somebody rename to nobody",
                    "drop table s.b cascade",
                    "drop type state cascade",
                    "drop schema s cascade",
                    "alter table a alter n set statistics 7; alter index s.b_f_idx alter column 1 set statistics 8",
                    "alter table a set (toast.autovacuum_enabled = off)",
                    "alter table a set (toast.autovacuum_enabled = off); alter table a reset (toast.autovacuum_enabled)",
                    "alter table s.b alter id set increment 3",
                    "alter sequence s.b_id_seq rename to other_name",
                    "create extension citext; alter extension citext add table d",
                    "alter table d disable trigger all",
                    "create extension pgcrypto",
                    "alter table a add column zz int",
                    "alter table d add column n int",
                    "create schema s3; create table s3.a (a int)",
                    "create table s.another (a int)",
                    "drop table s.b cascade; create table s.b (id int)",
                    "drop table d cascade; create table d (id int primary key, a int)",
                    "drop view w; create view w as select 1 as one",
                    "drop view v cascade; create view v as select id from d",
                    "drop materialized view m; create materialized view m as select n from a",
                    "drop index s.b_f_idx; create index b_f_idx on s.b (a)",
                    "drop sequence q cascade; create sequence q start 7",
                    "drop function tf cascade; create function tf() returns trigger language plpgsql as 'begin return null; end'",
                    "drop trigger tr on d; create trigger tr after insert on d for each row execute function tf()",
                    "drop policy p on d; create policy p on d for select using (id > 3)",
                    "drop rule r on d; create rule r as on delete to d do instead nothing",
                    "drop statistics e; create statistics e on id, a from s.b",
                    "drop schema s cascade; create schema s; create table s.b (id int)",
                    "drop type pair cascade; create type pair as (x int)",
                    "drop domain positive cascade; create domain positive as int check (value >= 0)",
                    "drop publication pub; create publication pub for table d",
                    "alter domain positive add constraint small check (value < 9)",
                    "alter domain positive drop constraint positive_check",
                    "comment on constraint positive_check on domain positive is 'x'",
                    "comment on function f(int) is 'x'; comment on schema public is 'y'; comment on type state is 'z'",
                    "alter table s.b drop constraint b_a_fkey",
                    "alter table a drop constraint a_id_n_key cascade",
                    "alter table d alter id drop default",
                    "alter table d drop column a cascade",
                    "alter index s.b_f_idx rename to ff; comment on index s.ff is 'x'",
                    "alter index s.b_f_idx set (fillfactor = 70)",
                    "alter language plpgsql rename to pl",
                    "create text search configuration cfg (copy = pg_catalog.simple)",
                    "alter index part_unique_idx rename to x",
                    "alter index parts_unique_idx rename to x; comment on index part_unique_idx is 'y'",
                    "alter sequence s.b_id_seq rename to other_name; comment on sequence s.other_name is 'x'",
                    "alter table a disable trigger all; alter table s.b disable trigger all",
                    "alter text search parser pg_catalog.default rename to parser",
                    "alter text search template pg_catalog.simple rename to plain",
                    "grant usage on type pair to public; revoke usage on type pair from public",
                    "revoke usage on type pair from public",
                })
        void seesWhatReachesFarther(String change) throws SQLException {
            checkSteps(postgres, base(), change);
        }

        @Test
        void isNotMisledByRolledBackChanges() throws SQLException {
            TestDatabases.run(postgres, base());
            check(postgres);
            for (String change : List.of("a", "b", "c", "d")) {
                Savepoint before = postgres.setSavepoint();
                TestDatabases.run(postgres, "alter table a add " + change + "x int");
                check(postgres);
                postgres.rollback(before);
                check(postgres);
            }
        }

        /** Not an array, though it says so. */
        @Test
        void seesANewNameOfATypeOfTheCategoryOfArrays() throws SQLException {
            checkSteps(
                    postgres,
                    """
                    create type own;
                    create function own_in(cstring) returns own language internal immutable strict as 'int4in';
                    create function own_out(own) returns cstring language internal immutable strict as 'int4out';
                    create type own (input = own_in, output = own_out, like = int4, category = 'A');
                    create table t (o own, os own[]);""",
                    "alter type own rename to other");
        }

        /** The options of a user mapping are closed to others, and its catalogue to all but superusers. */
        @Test
        void showsAUserMappingAsTheUserMaySeeIt() throws SQLException {
            checkSteps(
                    postgres,
                    base(),
                    """
                    create role plain;
                    create foreign data wrapper wrapper;
                    create server far foreign data wrapper wrapper;
                    create user mapping for current_user server far options (a 'b');""",
                    "set local role plain",
                    "set local role none",
                    "alter user mapping for current_user server far options (set a 'c')",
                    "drop user mapping for current_user server far");
        }

        @Test
        void changesBetweenDatabases() throws SQLException {
            try (Connection other = TestDatabases.postgres()) {
                TestDatabases.run(postgres, base());
                TestDatabases.run(other, "create table a (b int)");
                check(postgres);
                check(other);
                check(postgres);
            }
        }
    }

    @Nested
    class OnSqlite {

        private static final String BASE =
                """
                create table a (id integer primary key, n int unique);
                create table b (id integer primary key, a int references a (id), c int references a (n));
                create view v as select a.id, b.a from a join b on b.a = a.id;
                create view w as select * from v;
                create index i on b (a);
                create trigger tr after insert on a begin insert into b (a) values (new.id); end;""";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alter table a rename to z",
                    "alter table a rename column id to no",
                    "alter table b rename column a to aa",
                    "drop view v",
                    "drop trigger tr; drop index i; drop table b",
                    "drop table a; create table a (n integer primary key, id int unique)",
                    "create view x as select * from w; create table y (i int references b)",
                    "drop table b; create table b (id text primary key, a int references a)",
                    "drop view w; create view w as select 1 as one",
                    "drop index i; create index i on b (c)",
                    "drop trigger tr; create trigger tr before delete on a begin select 1; end",
                    "create table \"b-2\" (i int) strict; create view \"v 2\" as select * from [b-2]; create table B2 (i int)",
                    "create table t2 (a int primary key, b text, check (b <> ')')) /* strict */ without rowid -- strict",
                    "create virtual table words using fts5(word)",
                    "create virtual table words using fts5(word); create table words_own (a int)",
                    "alter table b rename to c; alter table c rename to B",
                    "analyze",
                })
        void seesWhatReachesFarther(String change) throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                checkSteps(connection, BASE, change);
            }
        }

        /** As SQLite wants it done where it has no ALTER: the new table's row comes last. */
        @Test
        void seesTablesThatAreBuiltAgainAndMovedRows() throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                checkSteps(
                        connection,
                        BASE,
                        "create table e (id integer primary key); create table f (id int references e)",
                        "drop view w; drop view v",
                        "create table a2 (id integer primary key, n text); drop table a; alter table a2 rename to a",
                        "create table e2 (n int, id int primary key); drop table e; alter table e2 rename to e",
                        "vacuum",
                        "alter table b add x int; alter table f add y int");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
        void readsTablesBesideVirtualOnesInEachEncoding(String encoding) throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, "pragma encoding = '" + encoding + "'");
                check(connection);
                for (String step : List.of(
                        BASE,
                        "create table \"größe\" (\"naïve 😀\" text default '€') strict",
                        "create virtual table words using fts5(word)",
                        "create table words_own (a int) strict",
                        "alter table words_own add b int",
                        "alter table \"größe\" rename to \"größer\"",
                        "drop table words")) {
                    TestDatabases.run(connection, step);
                    check(connection);
                }
            }
        }

        @Test
        void isNotMisledByRolledBackChanges() throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, BASE);
                check(connection);
                connection.setAutoCommit(false);
                for (String change : List.of("x", "y", "z")) {
                    TestDatabases.run(connection, "alter table a add " + change + " int");
                    check(connection);
                    connection.rollback();
                    check(connection);
                }
            }
        }
    }
}
