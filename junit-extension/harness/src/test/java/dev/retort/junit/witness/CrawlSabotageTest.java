package dev.retort.junit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** If our reader told one thing wrongly, the agreement would show it: one attribute of a snapshot is altered by hand. */
class CrawlSabotageTest {

    private static final String POSTGRES =
            """
            create schema s; create type s.mood as enum ('sad', 'ok');
            create sequence s.q increment 3 minvalue 2 maxvalue 90 cycle;
            create function s.f() returns trigger language plpgsql as 'begin return new; end';
            create table s.p (id int generated always as identity primary key, m s.mood default 'ok');
            create table s.t (a int not null, v varchar(20) default 'x', n numeric(10,2), g int generated always as (a + 1) stored,
              p int, constraint k primary key (a), constraint u unique (v) deferrable,
              constraint f foreign key (p) references s.p on delete cascade deferrable, constraint c check (a > 0));
            create index i on s.t (v desc, (a + 1)) where a > 5;
            comment on table s.t is 'a table'; comment on column s.t.v is 'a column'; comment on index s.i is 'an index';
            create view s.w as select a from s.t;
            create trigger tr before insert on s.t for each row when (new.a > 1) execute function s.f();
            """;

    private static final String SQLITE =
            """
            create table p (id integer primary key autoincrement);
            create table t (a int not null default 3, b varchar(20), g int as (a + 1), p int references p on delete cascade,
              primary key (a, b), unique (b));
            create index i on t (a desc, b) where a > 5;
            create view w as select a from t;
            create trigger tr before insert on t begin select 1; end;
            """;

    private static final Connection SQLITE_CONNECTION = sqlite();

    private static final Map<Connection, SchemaCrawl> CRAWLS = new HashMap<>();

    private static Connection postgres = SQLITE_CONNECTION;

    private static Connection sqlite() {
        try {
            return TestDatabases.sqlite();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void connect() throws SQLException {
        postgres = TestDatabases.postgres();
        TestDatabases.run(postgres, POSTGRES);
        TestDatabases.run(SQLITE_CONNECTION, SQLITE);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        postgres.close();
        SQLITE_CONNECTION.close();
    }

    private static String disagreement(Connection connection, String right, String wrong) {
        String text = SchemaSnapshot.of(connection).toText();
        assertThat(text).contains(unescaped(right));
        SchemaSnapshot altered = SchemaSnapshot.parse(text.replace(unescaped(right), unescaped(wrong)));
        SchemaCrawl crawl = CRAWLS.computeIfAbsent(connection, SchemaCrawl::of);
        return CrawlAgreement.between(crawl, altered).toText();
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    @Test
    void agreesAsLongAsNothingIsAltered() {
        assertThat(disagreement(postgres, "table s.t", "table s.t")).isEmpty();
        assertThat(disagreement(SQLITE_CONNECTION, "table t", "table t")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "position: 3\\n      type: numeric ~ position: 9\\n      type: numeric ~ column s.t.n",
                "character varying(20) ~ character varying(21) ~ type of s.t.v: character varying(21)",
                "numeric(10,2) ~ numeric(12,2) ~ type of s.t.n: numeric(12,2)",
                "type: s.mood ~ type: s.moods ~ type of s.p.m: moods",
                "type: integer\\n      nullable: no ~ type: integer\\n      nullable: yes ~ column s.t.a at 1\\n",
                "default: 'x' ~ default: 'y' ~ default of s.t.v: 'y'::character varying",
                "(a + 1)) stored ~ (a + 2)) stored ~ expression of s.t.g: (a + 2)",
                "generated: ~ default: ~ only SchemaCrawler: generated column s.t.g",
                "'      identity: always\\n' ~ '' ~ only SchemaCrawler: counting column s.p.id",
                "PRIMARY KEY (a)\\n      columns: a ~ PRIMARY KEY (v)\\n      columns: v ~ primary key of s.t (v)",
                "columns: v\\n      deferrable: initially immediate ~ columns: v ~ only the snapshot: unique constraint s.t.u\\n",
                "on delete: cascade ~ on delete: restrict ~ to s.p (id) on delete restrict deferrable",
                "on delete: cascade\\n      deferrable: initially immediate ~ on delete: cascade ~ to s.p (id) on delete cascade\\n",
                "columns: p\\n      references ~ columns: a\\n      references ~ foreign key of s.t (a)",
                "referenced columns: id ~ referenced columns: m ~ to s.p (m)",
                "expression: (a > 0) ~ expression: (a > 1) ~ check of s.t.c: (a > 1)",
                "index i\\n ~ index i\\n      unique: yes\\n ~ index s.t.i unique",
                "columns: v desc, ~ columns: v, ~ columns of s.t.i: v, ((a + 1))",
                "columns: v desc, ((a + 1)) ~ columns: ((a + 1)), v desc ~ columns of s.t.i: ((a + 1)), v desc",
                "where: (a > 5) ~ where: (a > 6) ~ predicate of s.t.i: (a > 6)",
                "comment: a table ~ comment: another ~ comment of s.t: another",
                "comment: a column ~ comment: another ~ comment of s.t.v: another",
                "comment: an index ~ comment: another ~ comment of s.t.i: another",
                "    |  SELECT a ~ |  SELECT v ~ definition of s.w: SELECT v FROM s.t;",
                "BEFORE INSERT ~ AFTER INSERT ~ trigger of s.t.tr: after insert for each row",
                "BEFORE INSERT ~ BEFORE UPDATE ~ trigger of s.t.tr: before update for each row",
                "FOR EACH ROW ~ FOR EACH STATEMENT ~ trigger of s.t.tr: before insert for each statement",
                "new.a > 1 ~ new.a > 2 ~ condition of s.t.tr: (new.a > 2)",
                "EXECUTE FUNCTION s.f() ~ EXECUTE FUNCTION s.g() ~ statement of s.t.tr: EXECUTE FUNCTION s.g()",
                "increment: 3 ~ increment: 4 ~ sequence s.q start 2, increment 4, from 2 to 90, cycle",
                "minimum: 2 ~ minimum: 1 ~ from 1 to 90, cycle",
                "maximum: 90 ~ maximum: 91 ~ from 2 to 91, cycle",
                "'    cycle: yes\\n' ~ '' ~ from 2 to 90\\n",
                "| sad\\n    | ok ~ | ok\\n    | sad ~ labels of mood: ok, sad"
            })
    void wouldShowOnPostgresql(String right, String wrong, String shown) {
        assertThat(disagreement(postgres, right, wrong)).contains(unescaped(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "type: VARCHAR(20) ~ type: VARCHAR(21) ~ type of t.b: VARCHAR(21)",
                "nullable: no ~ nullable: yes ~ only the snapshot: column t.a at 1\\n",
                "default: 3 ~ default: 4 ~ default of t.a: 4",
                "generated: ~ default: ~ only SchemaCrawler: generated column t.g",
                "'      autoincrement: yes\\n' ~ '' ~ only SchemaCrawler: counting column p.id",
                "columns: a, b ~ columns: b, a ~ primary key of t (b, a)",
                "columns: b\\n ~ columns: a\\n ~ unique of t (a)",
                "on delete: cascade ~ on delete: set null ~ foreign key of t (p) to p (id) on delete set null",
                "index i\\n ~ index i\\n      unique: yes\\n ~ index t.i unique",
                "columns: a desc, b ~ columns: a, b ~ columns of t.i: a, b",
                "columns: a desc, b ~ columns: a desc, lower(b) ~ columns of t.i: a desc, expression 2",
                "'      where: a > 5\\n' ~ '' ~ only SchemaCrawler: predicate of t.i: some",
                "| select a\\n ~ | select b\\n ~ definition of w: as\\nselect b",
                "before insert ~ after insert ~ trigger of t.tr: after insert for each row",
                "before insert ~ before delete ~ trigger of t.tr: before delete for each row",
                "| select 1; ~ | select 2; ~ statement of t.tr: before insert on t\\nbegin\\nselect 2;"
            })
    void wouldShowOnSqlite(String right, String wrong, String shown) {
        assertThat(disagreement(SQLITE_CONNECTION, right, wrong)).contains(unescaped(shown));
    }

    @ParameterizedTest
    @EnumSource(NotCompared.class)
    void whatIsNotComparedHasAReasonAndASource(NotCompared exception) {
        assertThat(exception.reason()).endsWith(".").hasSizeGreaterThan(20);
        assertThat(exception.source()).startsWith("https://");
    }
}
