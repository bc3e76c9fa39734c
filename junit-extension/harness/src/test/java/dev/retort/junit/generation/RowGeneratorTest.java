package dev.retort.junit.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.generation.GeneratedRows.Untested;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rows are generated for, one demand at a time. */
class RowGeneratorTest {

    private static Connection open(DatabaseKind database) throws SQLException {
        Connection connection = database == DatabaseKind.SQLITE ? TestDatabases.sqlite() : TestDatabases.postgres();
        if (database == DatabaseKind.SQLITE) {
            Query.run(connection, "pragma foreign_keys = on");
        }
        return connection;
    }

    private static GeneratedRows fill(Connection connection, String ddl) throws SQLException {
        TestDatabases.run(connection, ddl);
        return RowGenerator.seeded(1).fill(connection, SchemaSnapshot.of(connection));
    }

    private static int count(Connection connection, String query) throws SQLException {
        return new Query(connection, "select count(*) from " + query).get(row -> row.getInt(1));
    }

    private static String last(String table) {
        return table.substring(table.lastIndexOf('.') + 1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void sameSeedGivesTheSameRows(DatabaseKind database) throws SQLException {
        String ddl = "create table a (id integer primary key, name text, n integer check (n > 3 and n < id + 1000));"
                + "create table b (id integer primary key, a_id integer not null references a, note text)";
        try (Connection one = open(database);
                Connection other = open(database)) {
            List<GeneratedRow> rows = fill(one, ddl).rows();
            assertThat(fill(other, ddl).rows()).isEqualTo(rows).hasSizeGreaterThan(10);
            Query.run(other, "delete from b");
            Query.run(other, "delete from a");
            SchemaSnapshot schema = SchemaSnapshot.of(other);
            assertThat(RowGenerator.seeded(2).fill(other, schema).rows()).isNotEqualTo(rows);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void everyNullableColumnIsNullAndNotNullAndSeesItsLimits(DatabaseKind database) throws SQLException {
        try (Connection connection = open(database)) {
            TestDatabases.run(
                    connection, "create table t (id integer primary key, a text, b integer, c date, d text not null)");
            GeneratedRows rows =
                    RowGenerator.seeded(3).withRowsPerTable(120).fill(connection, SchemaSnapshot.of(connection));
            Coverage.Table table = rows.coverage().tables().get(0);
            assertThat(table.columns()).allMatch(Coverage.Column::seenValue);
            assertThat(table.columns())
                    .filteredOn(Coverage.Column::nullable)
                    .hasSize(3)
                    .allMatch(Coverage.Column::seenNull);
            assertThat(table.columns()).allMatch(column -> column.limits() == column.possible());
            assertThat(count(connection, "t where a = ''")).isPositive();
            assertThat(count(connection, "t where length(d) > 1000")).isPositive();
            assertThat(count(connection, "(select b from t where b is not null group by b having count(*) > 1) x"))
                    .isPositive();
            assertThat(rows.coverage().summary())
                    .startsWith("1 of 1 tables filled with 120 rows; NULL in 3 of 3 columns");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void rowsThatAreThereAreParentsAndTheirKeysAreAvoided(DatabaseKind database) throws SQLException {
        try (Connection connection = open(database)) {
            GeneratedRows rows = fill(
                    connection,
                    """
                    create table kinds (code text primary key check (code in ('a', 'b')));
                    insert into kinds values ('a'), ('b');
                    create table things (id integer primary key, kind text not null references kinds, name text not null unique);
                    insert into things values (1, 'a', 'alpha'), (2, 'b', 'beta')""");
            assertThat(rows.untested()).isEmpty();
            assertThat(rows.refusals()).isEmpty();
            assertThat(rows.rows()).extracting(row -> last(row.table())).containsOnly("things");
            assertThat(rows.rows())
                    .extracting(row -> row.find("kind").orElse(""))
                    .contains("'a'", "'b'");
            assertThat(rows.coverage().tables())
                    .extracting(Coverage.Table::found)
                    .containsExactly(2, 2);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void compositeReferencesThatShareAColumnAgree(DatabaseKind database) throws SQLException {
        try (Connection connection = open(database)) {
            GeneratedRows rows = fill(
                    connection,
                    """
                    create table tenants (id integer primary key);
                    create table users (tenant integer not null references tenants, id integer not null, primary key (tenant, id));
                    create table projects (tenant integer not null references tenants, id integer not null, primary key (tenant, id));
                    create table members (tenant integer not null, "user" integer not null, project integer not null, boss integer,
                      primary key (tenant, "user", project),
                      foreign key (tenant) references tenants,
                      foreign key (tenant, "user") references users,
                      foreign key (tenant, project) references projects,
                      foreign key (tenant, boss) references users)""");
            assertThat(rows.untested()).isEmpty();
            assertThat(rows.refusals()).isEmpty();
            assertThat(count(connection, "members where boss is not null")).isPositive();
            assertThat(count(connection, "members where boss is null")).isPositive();
        }
    }

    @Nested
    class Circles {

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void nullableOnesAreClosedByUpdate(DatabaseKind database) throws SQLException {
            try (Connection connection = open(database)) {
                boolean postgres = database == DatabaseKind.POSTGRESQL;
                GeneratedRows rows = fill(
                        connection,
                        "create table a (id integer primary key, b_id integer" + (postgres ? "" : " references b")
                                + ", parent integer references a);"
                                + "create table b (id integer primary key, a_id integer not null references a);"
                                + (postgres ? "alter table a add foreign key (b_id) references b" : ""));
                assertThat(rows.untested()).isEmpty();
                assertThat(count(connection, "a where b_id is not null")).isPositive();
                assertThat(count(connection, "a where b_id is null")).isPositive();
                assertThat(count(connection, "a where parent is not null and parent <> id"))
                        .isPositive();
                assertThat(rows.statements()).anyMatch(sql -> sql.startsWith("UPDATE "));
            }
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void deferrableOnesAreInsertedInOneTransaction(DatabaseKind database) throws SQLException {
            try (Connection connection = open(database)) {
                circle(connection, database, " deferrable initially immediate");
            }
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void hardOnesAreInsertedByOneStatement(DatabaseKind database) throws SQLException {
            try (Connection connection = open(database)) {
                circle(connection, database, "");
            }
        }

        private void circle(Connection connection, DatabaseKind database, String deferrable) throws SQLException {
            boolean postgres = database == DatabaseKind.POSTGRESQL;
            String id = postgres ? "integer generated always as identity primary key" : "integer primary key";
            GeneratedRows rows = fill(
                    connection,
                    "create table a (id " + id + ", b_id integer not null"
                            + (postgres ? "" : " references b" + deferrable) + ");"
                            + "create table b (id " + id + ", a_id integer not null references a" + deferrable + ");"
                            + "create table c (id integer primary key, b_id integer not null references b);"
                            + (postgres ? "alter table a add foreign key (b_id) references b" + deferrable : ""));
            assertThat(rows.untested()).isEmpty();
            assertThat(count(connection, "a join b on a.b_id = b.id join a x on b.a_id = x.id"))
                    .isPositive();
            Query.run(connection, "delete from c");
            replay(connection, rows, List.of("a", "b"));
            Query.run(connection, "insert into c values (777, (select min(id) from b))");
        }

        private void replay(Connection connection, GeneratedRows rows, List<String> tables) throws SQLException {
            connection.setAutoCommit(false);
            Query.run(
                    connection,
                    rows.database() == DatabaseKind.SQLITE
                            ? "pragma defer_foreign_keys = on"
                            : "truncate " + String.join(", ", tables) + ", c");
            if (rows.database() == DatabaseKind.SQLITE) {
                for (String table : tables) {
                    Query.run(connection, "delete from " + table);
                }
            }
            for (String sql : rows.statements()) {
                Query.run(connection, sql);
            }
            connection.commit();
            connection.setAutoCommit(true);
            assertThat(count(connection, "a")).isPositive();
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void aRowThatNeedsAnotherOfItsTableIsItsOwnParent(DatabaseKind database) throws SQLException {
            try (Connection connection = open(database)) {
                String id = database == DatabaseKind.POSTGRESQL ? "serial" : "integer";
                GeneratedRows rows = fill(
                        connection,
                        "create table a (id " + id + " primary key, parent integer not null references a, name text)");
                assertThat(rows.untested()).isEmpty();
                Query.run(connection, "insert into a (parent, name) select min(id), 'next' from a");
            }
        }
    }

    @Nested
    class Untestable {

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void theConditionIsNamedAndTheChildrenStandUnderIt(DatabaseKind database) throws SQLException {
            try (Connection connection = open(database)) {
                GeneratedRows rows = fill(
                        connection,
                        """
                        create table a (id integer primary key, n integer not null check (n > 5 and n < 5));
                        create table b (id integer primary key, a_id integer not null references a);
                        create table c (id integer primary key, b_id integer not null references b);
                        create table d (id integer primary key)""");
                assertThat(rows.untested()).hasSize(1);
                Untested untested = rows.untested().get(0);
                assertThat(last(untested.table())).isEqualTo("a");
                assertThat(untested.reason())
                        .startsWith("no value was found for n that meets CHECK (")
                        .contains("n < 5");
                assertThat(untested.hidden()).extracting(RowGeneratorTest::last).containsExactly("b", "c");
                assertThat(rows.coverage().filled()).isEqualTo(1);
            }
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void theTriggerIsNamedAndAHintHelps(DatabaseKind database) throws SQLException {
            try (Connection connection = open(database)) {
                if (database == DatabaseKind.POSTGRESQL) {
                    TestDatabases.run(
                            connection,
                            """
                            create table t (id integer primary key, num text not null);
                            create function parse() returns trigger language plpgsql as $$ declare parts text[];
                            begin parts := string_to_array(new.num, '.');
                              if array_length(parts, 1) is distinct from 3 or parts[1] !~ '^[0-9]+$' then raise exception 'no version'; end if;
                              return new; end $$;
                            create trigger versions before insert on t for each row execute function parse()""");
                } else {
                    TestDatabases.run(
                            connection,
                            """
                            create table t (id integer primary key, num text not null);
                            create trigger versions before insert on t begin
                              select case when (select count(*) from (select new.num as v) where v glob '[0-9].[0-9].[0-9]') = 0
                                then raise(abort, 'no version') end; end""");
                }
                SchemaSnapshot schema = SchemaSnapshot.of(connection);
                GeneratedRows without = RowGenerator.seeded(1).fill(connection, schema);
                if (!without.untested().isEmpty()) {
                    assertThat(without.untested().get(0).reason()).isEqualTo("trigger versions refuses: no version");
                }
                String column = database == DatabaseKind.POSTGRESQL ? "public.t.num" : "t.num";
                Query.run(connection, "delete from t");
                GeneratedRows with = RowGenerator.seeded(1)
                        .withHint(column, "[0-9]\\.[0-9]\\.[0-9]")
                        .fill(connection, schema);
                assertThat(with.untested()).isEmpty();
            }
        }

        @Test
        void aTriggerThatRollsBackEverythingLosesItsOwnTableOnly() throws SQLException {
            try (Connection connection = open(DatabaseKind.SQLITE)) {
                GeneratedRows rows = fill(
                        connection,
                        """
                        create table a (id integer primary key);
                        create table b (id integer primary key);
                        create trigger never before insert on b begin select raise(rollback, 'never'); end;
                        create table c (id integer primary key)""");
                assertThat(rows.untested()).extracting(Untested::table).containsExactly("b");
                assertThat(rows.untested().get(0).reason())
                        .contains("rolls back")
                        .contains("never");
                assertThat(count(connection, "a")).isEqualTo(8);
                assertThat(count(connection, "c")).isEqualTo(8);
            }
        }

        @Test
        void aTableWithoutRowsOnPurposeSaysSo() throws SQLException {
            try (Connection connection = open(DatabaseKind.POSTGRESQL)) {
                GeneratedRows rows = fill(
                        connection,
                        """
                        create table empty_parts (id integer) partition by list (id);
                        create table dropped (id integer);
                        create function nothing() returns trigger language plpgsql as 'begin return null; end';
                        create trigger drops before insert on dropped for each row execute function nothing()""");
                assertThat(rows.untested())
                        .extracting(Untested::toString)
                        .containsExactlyInAnyOrder(
                                "public.empty_parts has no row: a partitioned table without a partition that takes"
                                        + " rows",
                                "public.dropped has no row: the row was dropped without an error");
            }
        }

        @Test
        void aNumberOfRowsBelowOneIsRefused() {
            assertThatThrownBy(() -> RowGenerator.seeded(1).withRowsPerTable(0))
                    .hasMessage("a table can't have 0 rows; ask for 1 or more");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fewStatementsFillManyTables(DatabaseKind database) throws SQLException {
        StringBuilder ddl = new StringBuilder("create table t0 (id integer primary key, name text);");
        for (int i = 1; i < 30; i++) {
            ddl.append(
                    "create table t%d (id integer primary key, t_id integer not null references t%d, name text, n integer"
                            .formatted(i, i - 1));
            ddl.append(i % 3 == 0 ? " check (n > 0), m integer, check (m > n))" : i % 3 == 1 ? " check (n < 7))" : ")");
            ddl.append(i < 29 ? ";" : "");
        }
        try (Connection connection = open(database)) {
            TestDatabases.run(connection, ddl.toString());
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            connection.setAutoCommit(false);
            RowGenerator generator = RowGenerator.seeded(1);
            assertThat(statements(connection, schema, generator)).isLessThanOrEqualTo(1 + 30 + 10 + 9 + 9);
            assertThat(statements(connection, schema, generator)).isLessThanOrEqualTo(1 + 30 + 9);
        }
    }

    /** Those of one filling, of which nothing stays; a second one knows the conditions already. */
    private static int statements(Connection connection, SchemaSnapshot schema, RowGenerator generator)
            throws SQLException {
        Filling filling = new Filling(connection, schema, generator, Fit.SCHEMA_ONLY, Map.of());
        GeneratedRows rows = filling.run();
        connection.rollback();
        assertThat(rows.refusals()).isEmpty();
        assertThat(rows.rows()).hasSize(30 * 8);
        return filling.statements();
    }

    @Test
    void sqliteHasTablesOfEveryKindFilled() throws SQLException {
        try (Connection connection = open(DatabaseKind.SQLITE)) {
            GeneratedRows rows = fill(
                    connection,
                    """
                    create table s (id integer primary key, t text not null, r real, b blob, x any) strict;
                    create table w (a text, b integer, c text, primary key (a, b)) without rowid;
                    create table g (id integer primary key autoincrement, n int not null, twice int as (n * 2) check (twice < 100));
                    create table u (id integer primary key, email text not null, gone integer);
                    create unique index one_email on u (lower(email)) where gone is null;
                    create virtual table words using fts5(title, body);
                    create table e (id integer primary key default 5)""");
            assertThat(rows.untested()).isEmpty();
            assertThat(rows.refusals()).isEmpty();
            assertThat(count(connection, "words")).isPositive();
            assertThat(count(connection, "g where twice < 100")).isPositive();
        }
    }

    @Test
    void postgresqlHasTablesOfEveryKindFilled() throws SQLException {
        try (Connection connection = open(DatabaseKind.POSTGRESQL)) {
            GeneratedRows rows = fill(
                    connection,
                    """
                    create schema other;
                    create type other.mood as enum ('sad', 'ok');
                    create type pair as (a int, b text);
                    create domain other.posint as int check (value > 0) not null;
                    create domain small as other.posint check (value < 10);
                    create table other.a (id bigint generated always as identity primary key, m other.mood, s small, p pair,
                      ms other.mood[], j jsonb, r numrange, t tsvector, n numeric(4,-2), i interval);
                    create table b (id serial, a_id bigint not null references other.a, day date not null,
                      primary key (id, day)) partition by range (day);
                    create table b_23 partition of b for values from ('2023-01-01') to ('2024-01-01');
                    create table b_24 partition of b for values from ('2024-01-01') to ('2025-01-01') partition by list (id);
                    create table b_24x partition of b_24 default;
                    create table c (b_id integer, day date, foreign key (b_id, day) references b);
                    create table room (id integer not null, during tstzrange not null,
                      exclude using gist (int8range(id, id, '[]') with =, during with &&));
                    create table e (email text, gone timestamptz, unique nulls not distinct (email));
                    create unique index on e (lower(email)) where gone is null;
                    create table none ()""");
            assertThat(rows.untested()).isEmpty();
            assertThat(rows.refusals()).isEmpty();
            assertThat(rows.rows()).extracting(GeneratedRow::table).contains("public.b_23", "public.b_24x");
            assertThat(count(connection, "c where b_id is not null and day is not null"))
                    .isPositive();
            Query.run(connection, "insert into other.a (s) values (1)");
        }
    }
}
