package dev.retort.assertions.crossdatabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reader sees who has never seen the comparison: all of it, for each kind. */
class CrossDatabaseMessageTest {

    private static final String CURE =
            "\nCorrect the schema that is wrong. If both are intended, add the rule with your reason.";
    private static final String PAIRS =
            "\nTypes, defaults and expressions that mean the same can be paired: .withType(…), .withDefault(…), .withExpression(…).";

    @SuppressWarnings("NullAway.Init") // before all tests
    private static BothDatabases databases;

    @BeforeAll
    static void connect() throws SQLException {
        databases = new BothDatabases();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        databases.close();
    }

    private static void tells(String sqlite, String postgresql, String text) throws SQLException {
        assertThat(databases.between(sqlite, postgresql)).hasToString(text);
    }

    @Test
    void ofTablesViewsAndColumnsThatOneSideLacks() throws SQLException {
        tells(
                "create table t (a int, b text not null); create table u (c int, d int)",
                "create table t (a int, e int); create view v as select a from t",
                """
                4 differences
                  column t.b is only on SQLite
                    SQLite:     TEXT not null
                    rule:       .allow("MISSING column t.b", "…")
                  column t.e is only on PostgreSQL
                    PostgreSQL: integer
                    rule:       .allow("UNEXPECTED column t.e", "…")
                  table u is only on SQLite
                    SQLite:     (c, d)
                    rule:       .allow("MISSING table u", "…")
                  view v is only on PostgreSQL
                    PostgreSQL: (a)
                    rule:       .allow("UNEXPECTED view v", "…")"""
                        + CURE);
    }

    @Test
    void ofColumns() throws SQLException {
        tells(
                "create table t (a int default 1, b text collate nocase, c int not null, d int as (a + 1))",
                "create table t (a int, c int, b text, d int generated always as (a + 2) stored)",
                """
                5 differences
                  table t differs: column order
                    SQLite:     a, b, c, d
                    PostgreSQL: a, c, b, d
                    rule:       .allow("CHANGED table t: column order", "…")
                  column t.a differs: default
                    SQLite:     1
                    PostgreSQL: none
                    rule:       .allow("CHANGED column t.a: default", "…")
                  column t.b differs: collation
                    SQLite:     NOCASE
                    PostgreSQL: the default: the case of letters counts
                    rule:       .allow("CHANGED column t.b: collation", "…")
                  column t.c differs: nullable
                    SQLite:     no
                    PostgreSQL: yes
                    rule:       .allow("CHANGED column t.c: nullable", "…")
                  column t.d differs: generated
                    SQLite:     (a + 1) virtual
                    PostgreSQL: ((a + 2)) stored
                    rule:       .allow("CHANGED column t.d: generated", "…")"""
                        + CURE
                        + PAIRS);
    }

    @Test
    void ofKeys() throws SQLException {
        tells(
                """
                create table u (a int primary key, b int unique);
                create table t (a int references u on delete cascade, b int references u deferrable initially deferred)""",
                """
                create table u (a int primary key, b int, c int unique);
                alter table u drop column c;
                create table t (a int references u, b int references u)""",
                """
                3 differences
                  foreign key t.(a) differs: actions
                    SQLite:     on delete cascade
                    PostgreSQL: none
                    rule:       .allow("CHANGED foreign key t.(a): actions", "…")
                  foreign key t.(b) differs: checked
                    SQLite:     at the end
                    PostgreSQL: at once
                    rule:       .allow("CHANGED foreign key t.(b): checked", "…")
                  unique u.(b) is only on SQLite
                    SQLite:     unique (b)
                    rule:       .allow("MISSING unique u.(b)", "…")"""
                        + CURE
                        + PAIRS);
    }

    @Test
    void ofChecksAndLabels() throws SQLException {
        tells(
                "create table t (a int, m text check (m in ('x', 'y')), check (a <> \"b\"), constraint k check (a > 0))",
                "create type mood as enum ('x', 'z');"
                        + "create table t (a int, m mood, constraint j check (a < 9), constraint k check (a > 1))",
                """
                3 differences
                  check t.(a <> b) differs: condition
                    SQLite:     check (a <> b)
                    PostgreSQL: CHECK ((a < 9))
                    rule:       .allow("CHANGED check t.(a <> b): condition", "…")
                  check t.k differs: condition
                    SQLite:     check (a > 0)
                    PostgreSQL: CHECK ((a > 1))
                    rule:       .allow("CHANGED check t.k: condition", "…")
                  column t.m differs: labels
                    SQLite:     check (m in ('x', 'y'))
                    PostgreSQL: enum public.mood ('x', 'z')
                    rule:       .allow("CHANGED column t.m: labels", "…")"""
                        + CURE
                        + PAIRS);
    }

    @Test
    void ofIndexesTriggersAndQueries() throws SQLException {
        tells(
                """
                create table t (a int, b int);
                create index i on t (a) where b > 0; create unique index j on t (a desc);
                create view v as select a from t where b = 1;
                create trigger g after insert on t when new.a > 0 begin select 1; end""",
                """
                create table t (a int, b int);
                create index i on t (lower('X'), a) where b > 1;
                create view v as select a from t where b = 2;
                create function f() returns trigger language plpgsql as 'begin return new; end';
                create trigger h after insert or delete on t execute function f()""",
                """
                6 differences
                  trigger t.g is only on SQLite
                    SQLite:     after insert for each row when new.a > 0
                    rule:       .allow("MISSING trigger t.g", "…")
                  trigger t.h is only on PostgreSQL
                    PostgreSQL: after delete or insert for each statement
                    rule:       .allow("UNEXPECTED trigger t.h", "…")
                  index t.i differs: columns
                    SQLite:     a
                    PostgreSQL: lower('X'::text), a
                    rule:       .allow("CHANGED index t.i: columns", "…")
                  index t.i differs: where
                    SQLite:     b > 0
                    PostgreSQL: (b > 1)
                    rule:       .allow("CHANGED index t.i: where", "…")
                  index t.j is only on SQLite
                    SQLite:     unique on (a desc)
                    rule:       .allow("MISSING index t.j", "…")
                  view v differs: query
                    SQLite:     as
                                select a
                                from t
                                where b = 1
                    PostgreSQL: SELECT a
                                   FROM public.t
                                  WHERE (b = 2);
                    rule:       .allow("CHANGED view v: query", "…")"""
                        + CURE
                        + PAIRS);
    }

    @Test
    void ofNothing() throws SQLException {
        CrossDatabaseDifference difference = databases.between("create table t (a int)", "create table t (a int)");
        assertThat(difference).hasToString("no differences");
        assertThat(difference.toText()).isEmpty();
    }
}
