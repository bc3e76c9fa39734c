package dev.retort.assertions.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.assertions.schema.SchemaSnapshot;
import dev.retort.assertions.schema.SnapshotOptions;
import dev.retort.assertions.schema.SnapshotReader;
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
        SchemaSnapshot full = SchemaSnapshot.of(connection, OPTIONS);
        assertThat(SchemaDifference.between(full, incremental, Set.of()).toText())
                .isEmpty();
        assertThat(incremental).isEqualTo(full);
        return incremental;
    }

    private void checkSteps(Connection connection, String... steps) throws SQLException {
        for (String step : steps) {
            reader.read(connection);
            TestDatabases.run(connection, step);
        }
        check(connection);
    }

    static Stream<ChangeScript> postgresScripts() throws IOException {
        return ChangeScript.postgres();
    }

    static Stream<ChangeScript> sqliteScripts() throws IOException {
        return ChangeScript.sqlite();
    }

    @ParameterizedTest
    @MethodSource("postgresScripts")
    void seesEachChangeOnPostgresql(ChangeScript script) throws SQLException {
        TestDatabases.run(postgres, script.base());
        reader.read(postgres);
        TestDatabases.run(postgres, script.change());
        check(postgres);
    }

    @ParameterizedTest
    @MethodSource("sqliteScripts")
    void seesEachChangeOnSqlite(ChangeScript script) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            checkSteps(connection, script.base(), script.change());
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
                create publication pub for table a, d;""";

        /** Columns and rows of a publication came with PostgreSQL 15. */
        private static String base() {
            return TestDatabases.postgresMajor() < 15
                    ? BASE
                    : BASE.replace("for table a, d", "for table a (id, n), d where (id > 0)");
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
                })
        void seesWhatReachesFarther(String change) throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                checkSteps(connection, BASE, change);
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
