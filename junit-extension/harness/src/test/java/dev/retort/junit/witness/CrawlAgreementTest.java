package dev.retort.junit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class CrawlAgreementTest {

    private static final String POSTGRES =
            """
            create schema shop;
            create table shop.customer (id bigint generated always as identity primary key, name text not null unique);
            create table shop."Order" (no int, part int, customer bigint not null references shop.customer on delete cascade,
              gone int, note text, primary key (part, no), unique (note, no) deferrable);
            alter table shop."Order" drop column gone;
            create table line (id int primary key, no int, part int,
              constraint to_order foreign key (part, no) references shop."Order" (part, no) on update set null on delete set default);
            create unique index line_up on line (lower(no::text) desc, part) where id > 0;
            create index on line using hash (no);
            create table slot (during int4range, exclude using gist (during with &&));
            create table part (a int not null, primary key (a)) partition by range (a);
            create table part_1 partition of part for values from (1) to (9);
            create view v as select id from line;
            create materialized view mv as select id from line;
            create index on mv (id);
            """;

    private static final String SQLITE =
            """
            create table customer (id integer primary key, name text not null unique);
            create table "Order" (no int, part int, customer int not null references customer on delete cascade,
              note text collate nocase, primary key (part, no desc), unique (note, no));
            create table line (id integer primary key autoincrement, no int, part int, g int as (no + 1),
              foreign key (part, no) references "Order" (part, no) on update set null on delete set default) strict;
            create unique index line_up on line (lower(no) desc, part) where id > 0;
            create index line_no on line (no);
            create table kv (k text primary key, v) without rowid;
            create view v as select id from line;
            create table gone (a);
            create view broken as select a from gone;
            create virtual table words using fts5(word);
            drop table gone;
            """;

    @Test
    void agreesOnPostgresql() throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            TestDatabases.run(connection, POSTGRES);
            CrawlAgreement agreement =
                    CrawlAgreement.between(SchemaCrawl.of(connection), SchemaSnapshot.of(connection));
            assertThat(agreement.toText()).isEmpty();
            assertThat(agreement.isComplete()).isTrue();
        }
    }

    /** What one schema's text says of another's objects, and what only an extension has. */
    @Test
    void agreesOverSeveralSchemasAndExtensions() throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            TestDatabases.run(
                    connection,
                    """
                    create schema shop; create schema stock; create extension pg_stat_statements;
                    create type stock.state as enum ('new', 'old');
                    create function public.f(int) returns int language sql immutable as 'select $1';
                    create function stock.tell() returns trigger language plpgsql as 'begin return new; end';
                    create table stock.items (id int primary key, state stock.state default 'new'::stock.state not null);
                    create table shop.items (id int primary key, item int references stock.items (id),
                      states stock.state[], twice int generated always as (public.f(item)) stored,
                      check (public.f(item) > 0), check (item > 0 or states[1] = 'old'::stock.state));
                    create sequence shop.counted;
                    create table public.lines (id int default nextval('shop.counted'), state stock.state);
                    create index on shop.items (public.f(item)) where item > public.f(1);
                    create view public.v as select s.id, i.state from shop.items s join stock.items i on i.id = s.item;
                    create trigger t after update on shop.items for each row
                      when (old.id > public.f(new.id)) execute function stock.tell();
                    """);
            assertThat(CrawlAgreement.between(SchemaCrawl.of(connection), SchemaSnapshot.of(connection))
                            .toText())
                    .isEmpty();
        }
    }

    @Test
    void logsNothing() throws SQLException {
        Logger root = Logger.getLogger("");
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getLoggerName() + ": " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        root.addHandler(handler);
        try (Connection postgres = TestDatabases.postgres();
                Connection sqlite = TestDatabases.sqlite()) {
            TestDatabases.run(postgres, POSTGRES);
            TestDatabases.run(sqlite, SQLITE);
            SchemaCrawl.of(postgres);
            SchemaCrawl.of(sqlite);
            Logger.getLogger("elsewhere").warning("seen");
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).containsExactly("elsewhere: seen");
    }

    @Test
    void agreesOnSqlite() throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, SQLITE);
            assertThat(CrawlAgreement.between(SchemaCrawl.of(connection), SchemaSnapshot.of(connection))
                            .toText())
                    .isEmpty();
        }
    }

    @Test
    void tellsWhatOnlyOneReaderSees() throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, SQLITE);
            SchemaSnapshot snapshot = SchemaSnapshot.of(connection);
            SchemaSnapshot less = snapshot.without(object -> object.kind() == ObjectKind.INDEX);
            assertThat(CrawlAgreement.between(SchemaCrawl.of(connection), less).toText())
                    .isEqualTo(
                            """
                            only SchemaCrawler: columns of line.line_no: no
                            only SchemaCrawler: columns of line.line_up: expression 1 desc, part
                            only SchemaCrawler: index line.line_no
                            only SchemaCrawler: index line.line_up unique
                            only SchemaCrawler: predicate of line.line_up: some
                            """);
            TestDatabases.run(connection, "drop table kv");
            assertThat(CrawlAgreement.between(SchemaCrawl.of(connection), snapshot)
                            .toText())
                    .startsWith("only the snapshot: column kv.k");
        }
    }

    @Test
    void keepsTheSearchPath() throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            TestDatabases.run(connection, "create schema s; set search_path = s, public; create table s.t (id int)");
            assertThat(SchemaCrawl.of(connection).toText())
                    .isEqualTo("column s.t.id at 1\ntable s.t\ntype of s.t.id: integer\n");
            SchemaSnapshot.of(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("show search_path")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("s, public");
            }
        }
    }
}
