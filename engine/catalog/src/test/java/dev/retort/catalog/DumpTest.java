package dev.retort.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.catalog.testing.ChangeScript;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A schema that went through the databases' own dump tools and back is the same one: each case of the change scripts,
 * and one with a bit of everything. What a dump isn't asked for, the database's settings and the server's roles, isn't
 * read either.
 */
class DumpTest {

    private static final SnapshotOptions OPTIONS = SnapshotOptions.standard().withSequencePositions();

    private static void assertSame(Connection before, Connection after, List<String> lost) {
        SchemaSnapshot from = SchemaSnapshot.of(before, OPTIONS);
        SchemaSnapshot to = SchemaSnapshot.of(after, OPTIONS);
        SchemaDifference difference = SchemaDifference.between(from, to, Set.of(Tolerance.SPELLING));
        assertThat(difference.changes().stream().map(Change::toString))
                .as(difference.toText())
                .containsExactlyElementsOf(lost);
        assertThat(to.equals(from))
                .isEqualTo(SchemaDifference.between(from, to, Set.of()).isEmpty());
    }

    @Nested
    class OnSqlite {

        private static final String ALL =
                """
                create table users (id integer primary key autoincrement, name varchar(20) not null default 'x' collate nocase,
                  g int as (id + 1), constraint k check (length(name) > 0), unique (name));
                create table "odd one" (a int, b int, primary key (a, b desc), foreign key (a) references users on delete cascade) without rowid;
                create unique index i on users (lower(name), id desc) where id > 0;
                create view v as select id, name from users;
                create trigger tr after insert on users begin update users set name = 'y' where id = new.id; end;
                insert into users (name) values ('it''s');
                """;

        @TempDir
        @SuppressWarnings("NullAway.Init") // before each test
        private Path directory;

        /** Empty if all can be tried; else one test tells why not. */
        private static Optional<String> obstacle() {
            return DumpTool.whyAbsent("sqlite3");
        }

        static Stream<ChangeScript> scripts() throws IOException {
            return obstacle().isPresent() ? Stream.empty() : ChangeScript.sqlite();
        }

        @Test
        void keepsABitOfEverything() throws Exception {
            obstacle().ifPresent(Assumptions::abort);
            check(List.of(), ALL);
        }

        @ParameterizedTest(allowZeroInvocations = true)
        @MethodSource("scripts")
        void keeps(ChangeScript script) throws Exception {
            check(script.lostByDump(), script.base(), script.change());
        }

        private void check(List<String> lost, String... scripts) throws Exception {
            Path from = directory.resolve("from.db");
            Path to = directory.resolve("to.db");
            try (Connection before = DriverManager.getConnection("jdbc:sqlite:" + from);
                    Connection after = DriverManager.getConnection("jdbc:sqlite:" + to)) {
                for (String script : scripts) {
                    TestDatabases.run(before, script);
                }
                DumpTool.pipe("sqlite3 -bail '" + from + "' .dump", "sqlite3 -bail '" + to + "'");
                assertSame(before, after, lost);
            }
        }
    }

    @Nested
    class OnPostgresql {

        private static final String ALL =
                """
                create schema shop;
                create type shop.state as enum ('new', 'paid');
                create domain positive as int check (value > 0);
                create table shop.users (id bigint generated always as identity (increment 5) primary key, name varchar(20) not null
                  default 'x', n positive, st shop.state default 'new', total numeric(10,2) constraint k check (total > 0), unique (name, n));
                create table orders (id serial primary key, buyer bigint references shop.users on delete cascade deferrable,
                  note text, low text generated always as (note || 'x') stored, during int4range, exclude using gist (during with &&));
                create index low on orders (low desc) include (buyer) where id > 0;
                create view v as select id, name from shop.users where st = 'new';
                create materialized view m as select count(*) as c from orders;
                create function f(a int) returns int language sql stable as 'select a + 1';
                create function tf() returns trigger language plpgsql as 'begin return new; end';
                create trigger tr before insert on orders for each row execute function tf();
                alter table orders enable row level security;
                create policy p on orders for select using (id > 0);
                create table parts (a int primary key) partition by range (a);
                create table part partition of parts for values from (0) to (9);
                comment on table orders is 'what was bought'; comment on column orders.low is 'in lower case';
                create sequence q increment 3 cycle; select nextval('q'), nextval('q');
                create statistics st on id, buyer from orders;
                """;

        /** Conditions whose casts the server writes anew when it reads them again. */
        private static final String CONDITIONS =
                """
                create table c (id int primary key, v varchar(9) default 'a', w varchar, t text, b char(3), n numeric(5,2), f bool,
                  s smallint, d date, a varchar[] default array['x', null]::varchar[],
                  check (v in ('a', 'b')), check (w not in ('a', 'b')), check (t in ('a', 'b')), check (b in ('a', 'b')),
                  check (n in (1, 2.5)), check (f in (true, false)), check (s in (1, 2)), check (d in ('2026-01-31', '2026-02-01')),
                  check (v = any (array['a', 'b'])), check (v = 'a' or w <> 'b'), check (coalesce(v, 'x') <> 'y'),
                  check (lower(v) = 'a'), check (v::char(2) <> 'zz'), check (v || 'x' <> t), check (v like 'a%' and w ~ 'b'),
                  check (case when v in ('a', 'b') then w in ('c', 'd') else true end), check (nullif(v, 'a') is null),
                  check (v between 'a' and 'z'), check (v = t), check (array[v, w] <@ array['a', 'b']::varchar[]));
                create index on c (v, lower(w)) where v in ('a', 'b');
                create view vc as select v, case when w in ('a', 'b') then 'c'::varchar else t end as x from c where v in ('a', 'b');
                create domain dv as varchar(9) default 'a' check (value in ('a', 'b'));
                alter table c enable row level security;
                create policy p on c using (v in ('a', 'b')) with check (w in ('a', 'b'));
                create function tf() returns trigger language plpgsql as 'begin return new; end';
                create trigger tr before update on c for each row when (new.v in ('a', 'b')) execute function tf();
                """;

        /** Empty if all can be tried; else one test tells why not. */
        private static Optional<String> obstacle() {
            return DumpTool.whyAbsent("psql")
                    .or(() -> DumpTool.whyAbsent("pg_dump"))
                    .or(OnPostgresql::whyRefused);
        }

        private static Optional<String> whyRefused() {
            int server = TestDatabases.postgresMajor();
            int tool = DumpTool.major("pg_dump");
            return tool >= server
                    ? Optional.empty()
                    : Optional.of("pg_dump " + tool + " refuses a server of version " + server
                            + "; try -Dretort.postgresql.version=" + tool);
        }

        static Stream<ChangeScript> scripts() throws IOException {
            return obstacle().isPresent() ? Stream.empty() : ChangeScript.postgres();
        }

        @Test
        void keepsABitOfEverything() throws Exception {
            obstacle().ifPresent(Assumptions::abort);
            check(List.of(), ALL);
        }

        @Test
        void keepsWhatConditionsMean() throws Exception {
            obstacle().ifPresent(Assumptions::abort);
            check(List.of(), CONDITIONS);
        }

        @ParameterizedTest(allowZeroInvocations = true)
        @MethodSource("scripts")
        void keeps(ChangeScript script) throws Exception {
            check(script.lostByDump(), script.base(), script.change());
        }

        private void check(List<String> lost, String... scripts) throws Exception {
            Connection before = TestDatabases.postgres();
            Connection after = TestDatabases.postgres();
            try {
                TestDatabases.makeTablespace(before);
                for (String script : scripts) {
                    TestDatabases.run(before, script);
                }
                DumpTool.pipe(
                        "pg_dump '--dbname=" + url(before) + "'",
                        "psql -X -q -o /dev/null -v ON_ERROR_STOP=1 '--dbname=" + url(after) + "'");
                assertSame(before, after, lost);
            } finally {
                TestDatabases.drop(before);
                TestDatabases.drop(after);
                TestDatabases.dropRoles();
            }
        }

        private static String url(Connection connection) throws SQLException {
            String url =
                    connection.getMetaData().getURL().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
            return url + "?user=" + connection.getMetaData().getUserName();
        }
    }
}
