package dev.retort.assertions.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.assertions.difference.SchemaDifference;
import dev.retort.assertions.difference.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema that went through the databases' own dump tools and back is the same one. */
class DumpTest {

    private static final String POSTGRES =
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
            create sequence q increment 3 cycle;
            create statistics st on id, buyer from orders;
            """;

    private static final String SQLITE =
            """
            create table users (id integer primary key autoincrement, name varchar(20) not null default 'x' collate nocase,
              g int as (id + 1), constraint k check (length(name) > 0), unique (name));
            create table "odd one" (a int, b int, primary key (a, b desc), foreign key (a) references users on delete cascade) without rowid;
            create unique index i on users (lower(name), id desc) where id > 0;
            create view v as select id, name from users;
            create trigger tr after insert on users begin update users set name = 'y' where id = new.id; end;
            insert into users (name) values ('it''s');
            """;

    @Test
    void sqlitesShellGivesTheSameBack(@TempDir Path directory) throws Exception {
        requireTool("sqlite3");
        Path from = directory.resolve("from.db");
        Path to = directory.resolve("to.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from)) {
            TestDatabases.run(connection, SQLITE);
        }
        run(List.of("sh", "-c", "sqlite3 '" + from + "' .dump | sqlite3 '" + to + "'"), "");
        try (Connection before = DriverManager.getConnection("jdbc:sqlite:" + from);
                Connection after = DriverManager.getConnection("jdbc:sqlite:" + to)) {
            SnapshotOptions options = SnapshotOptions.standard().withSequencePositions();
            assertSame(SchemaSnapshot.of(before, options), SchemaSnapshot.of(after, options));
        }
    }

    @Test
    void pgDumpAndPsqlGiveTheSameBack() throws Exception {
        requireTool("psql");
        requireTool("pg_dump");
        try (Connection before = TestDatabases.postgres();
                Connection after = TestDatabases.postgres()) {
            int server = before.getMetaData().getDatabaseMajorVersion();
            int tool = version("pg_dump");
            assumeTrue(
                    tool >= server,
                    () -> "pg_dump " + tool + " refuses a server of version " + server + ", so this wasn't tried");
            TestDatabases.run(before, POSTGRES);
            String dump = run(List.of("pg_dump", "--dbname=" + url(before)), "");
            run(List.of("psql", "-q", "-v", "ON_ERROR_STOP=1", "--dbname=" + url(after)), dump);
            assertSame(SchemaSnapshot.of(before), SchemaSnapshot.of(after));
        }
    }

    private static void assertSame(SchemaSnapshot before, SchemaSnapshot after) {
        assertThat(before.objects()).isNotEmpty();
        assertThat(SchemaDifference.between(before, after, Set.of()).toText()).isEmpty();
    }

    private static String url(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "?user=postgres");
    }

    private static int version(String tool) throws Exception {
        Matcher version = Pattern.compile("(\\d+)\\.").matcher(run(List.of(tool, "--version"), ""));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static void requireTool(String tool) throws Exception {
        try {
            run(List.of(tool, "--version"), "");
        } catch (IOException e) {
            abort(tool + " isn't installed, so this wasn't tried");
        }
    }

    private static String run(List<String> command, String input) throws Exception {
        Path in = Files.createTempFile("retort", ".sql");
        Path out = Files.createTempFile("retort", ".out");
        Files.writeString(in, input);
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();
        int code = process.waitFor();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(in);
        Files.delete(out);
        assertThat(code).as("%s: %s", command, text).isZero();
        return text;
    }
}
