package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConnection;

/** A table's state must be another one whenever a row changed, in whatever way; large tables only have one. */
class TableStateTest {

    private static final String ROWS =
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 10000) ";

    @SuppressWarnings("NullAway.Init") // the nested classes connect
    private Connection connection;

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private Optional<String> state(String table) throws SQLException {
        return DataReader.of(connection).read(Set.of(table), Map.of()).get(0).state();
    }

    private DataDifference sinceBefore(DataSnapshot before) {
        DataSnapshot after = DataSnapshot.since(before, connection);
        assertThat(after).isEqualTo(DataSnapshot.of(connection));
        return DataDifference.between(before, after);
    }

    private DataDifference changeBy(String... statements) throws SQLException {
        DataSnapshot before = DataSnapshot.of(connection);
        for (String sql : statements) {
            TestDatabases.run(connection, sql);
        }
        return sinceBefore(before);
    }

    @Nested
    class OnPostgresql {

        @BeforeEach
        void connect() throws SQLException {
            connection = TestDatabases.postgres();
            TestDatabases.run(
                    connection,
                    """
                    create type mood as enum ('sad', 'ok'); create type pair as (a int, b int); create domain word as text;
                    create table t (id int primary key, v word, m mood);
                    insert into t %s select i, 'value ' || i, 'ok' from n;"""
                            .formatted(ROWS));
        }

        @Test
        void isTheSameOnEveryConnectionIfNothingChanged() throws SQLException {
            Optional<String> before = state("t");
            TestDatabases.run(connection, "vacuum; ");
            TestDatabases.run(connection, "analyze t; lock table t in share mode; select 1".replace("; select 1", ""));
            assertThat(before).isPresent().isEqualTo(state("t"));
            String url = connection.getMetaData().getURL();
            String user = connection.getMetaData().getUserName();
            connection.close();
            connection = DriverManager.getConnection(url, user, "");
            assertThat(state("t")).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update t set v = 'x' where id = 77",
                    "update t set id = -id where id = 77",
                    "delete from t where id = 77",
                    "delete from t where id = 77; insert into t values (77, 'value 77 ', 'ok')",
                    "alter type mood rename value 'ok' to 'well'",
                    "alter table t alter v type text using upper(v)",
                    "alter table t drop column v; alter table t add column v word default 'd'",
                    "truncate t; insert into t select i, 'other ' || i, 'ok' from generate_series(1, 10000) i",
                    "create table u (like t including all); insert into u select id, v, 'sad' from t; drop table t; alter table u rename to t"
                })
        void changesWithARow(String sql) throws SQLException {
            Optional<String> before = state("t");
            assertThat(changeBy(sql).isEmpty()).isFalse();
            assertThat(state("t")).isNotEqualTo(before);
        }

        @Test
        void changesWithADefaultThatStandsForRowsNotWritten() throws SQLException {
            TestDatabases.run(connection, "alter table t add column d int default 1");
            assertThat(changeBy("alter table t drop column d; alter table t add column d int default 2")
                            .count())
                    .isEqualTo(10_000);
        }

        @Test
        void changesInsideOfOneTransaction() throws SQLException {
            connection.setAutoCommit(false);
            String refill = "; insert into t select i, '%s' || i, 'ok' from generate_series(1, 10000) i";
            TestDatabases.run(connection, "truncate t" + refill.formatted("a"));
            assertThat(changeBy("truncate t" + refill.formatted("b")).count()).isEqualTo(10_000);
            assertThat(changeBy("delete from t" + refill.formatted("c")).count())
                    .isEqualTo(10_000);
            assertThat(state("t")).isEmpty();
            TestDatabases.run(connection, "savepoint s");
            DataSnapshot before = DataSnapshot.of(connection);
            assertThat(changeBy("update t set v = 'd' where id = 1").count()).isEqualTo(1);
            TestDatabases.run(connection, "rollback to s");
            assertThat(sinceBefore(before).isEmpty()).isTrue();
            assertThat(changeBy("update t set v = 'e' where id = 1").count()).isEqualTo(1);
            DataSnapshot uncommitted = DataSnapshot.of(connection);
            connection.rollback();
            assertThat(sinceBefore(uncommitted).count()).isEqualTo(10_000);
        }

        @ParameterizedTest
        @ValueSource(strings = {"pair", "mood[]", "regclass", "int generated always as (id * 2) virtual"})
        void isUnknownIfAValueCanChangeWithoutItsRow(String type) throws SQLException {
            assertThat(state("t")).isPresent();
            TestDatabases.run(connection, "alter table t add column x " + type);
            assertThat(state("t")).isEmpty();
        }

        @Test
        void isUnknownForSmallTablesAndPartitions() throws SQLException {
            TestDatabases.run(
                    connection,
                    """
                    create table small (id int); create table p (id int, v text) partition by range (id);
                    create table p1 partition of p for values from (0) to (100000);
                    insert into p select i, 'v' from generate_series(1, 20000) i""");
            assertThat(state("small")).isEmpty();
            assertThat(state("p")).isEmpty();
            assertThat(changeBy("update p set v = 'w' where id = 3").count()).isEqualTo(2);
        }

        @Test
        void seesACopiedDatabase() throws SQLException {
            DataSnapshot before = DataSnapshot.of(connection);
            String database = connection.getCatalog();
            String url = connection.getMetaData().getURL();
            String user = connection.getMetaData().getUserName();
            connection.close();
            try (Connection admin = TestDatabases.postgres()) {
                TestDatabases.run(admin, "create database copied template " + database);
            }
            connection = DriverManager.getConnection(url.replace("/" + database, "/copied"), user, "");
            assertThat(sinceBefore(before).isEmpty()).isTrue();
            TestDatabases.run(connection, "update t set v = 'copy' where id = 5");
            assertThat(sinceBefore(before).count()).isEqualTo(1);
        }
    }

    @Nested
    class OnSqlite {

        @BeforeEach
        void connect() throws SQLException {
            connection = TestDatabases.sqlite();
            TestDatabases.run(
                    connection,
                    """
                    create table t (id int primary key, v text) without rowid; create table other (id integer primary key, v);
                    insert into t %1$s select i, 'value ' || i from n;
                    insert into other %1$s select i, zeroblob(i * 10) from n where i < 500;"""
                            .formatted(ROWS));
        }

        @Test
        void isTheSameIfNothingChangedInTheTable() throws SQLException {
            Optional<String> before = state("t");
            TestDatabases.run(connection, "update other set v = x'01' where id = 9; create table small (a)");
            assertThat(before).isPresent().isEqualTo(state("t"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update t set v = 'x' where id = 77",
                    "update other set v = zeroblob(498) || x'01' where id = 499",
                    "delete from t where id = 77",
                    "alter table t add column d default 1",
                    "delete from t"
                })
        void changesWithARow(String sql) throws SQLException {
            Optional<String> t = state("t");
            Optional<String> other = state("other");
            assertThat(changeBy(sql).isEmpty()).isFalse();
            assertThat(state("t").equals(t) && state("other").equals(other)).isFalse();
        }

        @Test
        void changesWithATransactionAndItsRollback() throws SQLException {
            DataSnapshot before = DataSnapshot.of(connection);
            connection.setAutoCommit(false);
            assertThat(changeBy("update t set v = 'x' where id = 77").count()).isEqualTo(1);
            DataSnapshot inside = DataSnapshot.of(connection);
            connection.rollback();
            assertThat(sinceBefore(inside).count()).isEqualTo(1);
            assertThat(sinceBefore(before).isEmpty()).isTrue();
        }

        /** The counters of changes would say that nothing happened. */
        @Test
        void changesWithADatabaseThatIsExchangedAsAWhole() throws SQLException {
            byte[] content;
            try (Connection twin = TestDatabases.sqlite()) {
                twin.unwrap(SQLiteConnection.class)
                        .deserialize(
                                "main",
                                connection.unwrap(SQLiteConnection.class).serialize("main"));
                TestDatabases.run(twin, "update t set v = 'exchanged' where id = 9");
                content = twin.unwrap(SQLiteConnection.class).serialize("main");
            }
            DataSnapshot before = DataSnapshot.of(connection);
            connection.unwrap(SQLiteConnection.class).deserialize("main", content);
            assertThat(sinceBefore(before).count()).isEqualTo(1);
        }

        @Test
        void changesWithADefaultThatStandsForRowsNotWritten() throws SQLException {
            TestDatabases.run(connection, "alter table other add column d default 1");
            assertThat(changeBy(
                                    "pragma writable_schema = on",
                                    "update sqlite_schema set sql = replace(sql, 'default 1', 'default 2') where name = 'other'",
                                    "pragma writable_schema = reset")
                            .count())
                    .isEqualTo(499);
        }

        @Test
        void isUnknownForVirtualTables() throws SQLException {
            TestDatabases.run(
                    connection, "create virtual table words using fts5(v); insert into words select v from t");
            assertThat(state("words")).isEmpty();
            assertThat(changeBy("update words set v = 'x' where rowid = 3").count())
                    .isEqualTo(2);
        }
    }
}
