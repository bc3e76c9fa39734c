package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SnapshotReader;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is remembered of tables never shows: after each change the rows are those that a reader without memory reads. */
class RememberedTablesTest {

    private static final List<String> ON_BOTH = List.of(
            "create table a (id int primary key, name varchar(20)); create table b (n int, a int)",
            "insert into a values (1, 'x'), (2, null); insert into b values (1, 2), (1, 2)",
            "delete from b",
            "alter table a add column size int default 7",
            "alter table a rename column name to title",
            "alter table a rename to c",
            "create table a (id int, name varchar(20), primary key (name, id))",
            "insert into a values (3, 'y')",
            "drop table a; create table a (name varchar(20), id int)",
            "insert into a values ('z', 4)",
            "create table \"Odd.Name \"\"q\" (\"a\\\" int, \"b,c\" int)",
            "insert into \"Odd.Name \"\"q\" values (1, 2)",
            "create view v as select * from a",
            "drop view v; drop table a; drop table b; drop table c; drop table \"Odd.Name \"\"q\"",
            "create table a (id int)");

    private static final List<String> ON_POSTGRESQL = List.of(
            "create type mood as enum ('sad', 'happy'); create table m (id int primary key, mood mood, moods mood[])",
            "insert into m values (1, 'sad', '{happy}')",
            "alter type mood rename value 'sad' to 'blue'",
            "alter table m alter mood type text, alter moods type text; drop type mood;"
                    + " create domain mood as boolean; alter table m alter mood type mood using true",
            "alter table m drop mood; alter domain mood rename to feeling; alter table m add mood feeling default true",
            "create table p (id int, at date) partition by range (at); create table p1 partition of p"
                    + " for values from ('2020-01-01') to ('2021-01-01'); insert into p values (1, '2020-05-05')",
            "alter table p detach partition p1",
            "create schema s; create table s.m (id int); insert into s.m values (5)",
            "alter schema s rename to t",
            "create table part () inherits (m); insert into part (id) values (9)",
            "create table n (what regclass); insert into n values ('m')",
            "alter table m rename to mm",
            "truncate mm cascade",
            "create temporary table mm (x int)");

    private static final List<String> ON_SQLITE = List.of(
            "create table w (k text primary key, v blob) without rowid; insert into w values ('a', x'00ff')",
            "create table s (id integer primary key, n any) strict; insert into s values (1, -0.0), (2, 'a' || char(0))",
            "create virtual table f using fts5 (body); insert into f values ('words')",
            "create table g (a int, b int generated always as (a * 2) virtual); insert into g (a) values (4)",
            "drop table f",
            "create table W2 (x int); insert into w2 values (1)",
            "alter table W2 rename to W3",
            "delete from g");

    @Test
    void readsOfPostgresqlWhatOthersRead() throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            changeAndCompare(connection, ON_POSTGRESQL);
        }
    }

    @Test
    void readsOfSqliteWhatOthersRead() throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            changeAndCompare(connection, ON_SQLITE);
        }
    }

    private static void changeAndCompare(Connection connection, List<String> more) throws SQLException {
        SnapshotReader schemas = new SnapshotReader();
        RememberedTables tables = new RememberedTables();
        for (String change : Stream.concat(ON_BOTH.stream(), more.stream()).toList()) {
            TestDatabases.run(connection, change);
            for (int i = 0; i < 2; i++) {
                DataSnapshot remembered = tables.read(connection, schemas.read(connection));
                DataSnapshot plain = DataSnapshot.of(connection);
                assertThat(remembered.tables().keySet())
                        .as(change)
                        .isEqualTo(plain.tables().keySet());
                plain.tables().forEach((name, table) -> {
                    TableData same = remembered.find(name).orElseThrow();
                    assertThat(same.columns()).as(change).isEqualTo(table.columns());
                    assertThat(same.keyColumns()).as(change).isEqualTo(table.keyColumns());
                    assertThat(same.rows()).as(change).containsExactlyInAnyOrderElementsOf(table.rows());
                });
            }
        }
    }
}
