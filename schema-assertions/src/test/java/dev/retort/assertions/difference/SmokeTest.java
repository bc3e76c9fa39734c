package dev.retort.assertions.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.assertions.schema.*;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void pg() throws Exception {
        try (Connection c = TestDatabases.postgres()) {
            TestDatabases.run(
                    c,
                    "create type mood as enum ('a','b'); create table t(id int generated always as identity primary key, n text default 'x' check (n <> ''), m mood, unique(n, m)); create index on t(lower(n) text_pattern_ops desc) where id > 0; create view v as select id from t; comment on table t is 'hi'; create function f(a int) returns int language sql as 'select a'; create domain d as int check (value > 0); create sequence s; create publication p for table t;");
            SchemaSnapshot s = SchemaSnapshot.of(c, SnapshotOptions.everything());
            java.nio.file.Files.writeString(java.nio.file.Path.of("target/pg.txt"), s.toText());
            assertThat(SchemaSnapshot.parse(s.toText())).isEqualTo(s);
            assertThat(SchemaDifference.between(s, SchemaSnapshot.of(c, SnapshotOptions.everything()))
                            .toText())
                    .isEmpty();
            TestDatabases.run(c, "alter table t drop column n cascade");
            java.nio.file.Files.writeString(
                    java.nio.file.Path.of("target/pg.diff"),
                    SchemaDifference.between(s, SchemaSnapshot.of(c)).toText());
        }
    }

    @Test
    void lite() throws Exception {
        try (Connection c = TestDatabases.sqlite()) {
            TestDatabases.run(
                    c,
                    "create table t(id integer primary key autoincrement, n text default ('x' || 1) collate nocase constraint nn check (n <> ''), m int references t on delete cascade, g int as (id+1) stored, unique(n, m)); create index i on t(lower(n) desc) where id > 0; create view v as select id from t; create trigger tr after insert on t begin select 1; end; create table w(a primary key) strict, without rowid;"
                            .replace("a primary", "a int primary"));
            SchemaSnapshot s = SchemaSnapshot.of(c, SnapshotOptions.everything());
            java.nio.file.Files.writeString(java.nio.file.Path.of("target/lite.txt"), s.toText());
            assertThat(SchemaSnapshot.parse(s.toText())).isEqualTo(s);
        }
    }
}
