package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DataDifferenceTest {

    @SuppressWarnings("NullAway.Init") // the nested classes connect
    private Connection connection;

    private DataSnapshot after(String sql) throws SQLException {
        TestDatabases.run(connection, sql);
        return DataSnapshot.of(connection);
    }

    private DataDifference changeBy(String sql, DataTolerance... tolerances) throws SQLException {
        DataSnapshot before = DataSnapshot.of(connection);
        return DataDifference.between(before, after(sql), tolerances);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Nested
    class OnSqlite {

        @BeforeEach
        void connect() throws SQLException {
            connection = TestDatabases.sqlite();
            TestDatabases.run(
                    connection,
                    """
                    create table t (id integer primary key, v);
                    insert into t values (1, 'a'), (2, null);
                    create table bag (v);
                    insert into bag values (1), (1), ('x');""");
        }

        @Test
        void findsNothingIfNothingChanged() throws SQLException {
            assertThat(changeBy("update t set v = v").isEmpty()).isTrue();
            assertThat(changeBy("update t set v = v").toText()).isEmpty();
        }

        @Test
        void showsValuesMissingRowsAndNewRowsByKey() throws SQLException {
            String sql = "update t set v = 'b' where id = 1; delete from t where id = 2; insert into t values (3, 0)";
            assertThat(changeBy(sql).toText())
                    .isEqualTo(
                            """
                            table t: 3 differences
                              row   column  expected  but was
                              id=1  v       'a'       'b'
                              id=2          a row     none
                              id=3          no row    a row""");
        }

        @Test
        void comparesTablesWithoutAKeyAsMultisets() throws SQLException {
            assertThat(changeBy("delete from bag where rowid = 1; insert into bag values ('y')")
                            .toText())
                    .isEqualTo(
                            """
                            table bag: 2 differences
                              row    column  expected  but was
                              v=1            a row     none
                              v='y'          no row    a row""");
        }

        @Test
        void showsTheFirstTenAndCountsTheRest() throws SQLException {
            TestDatabases.run(
                    connection,
                    "with n(i) as (select 10 union all select i + 1 from n where i < 21) insert into t select i, i from n");
            assertThat(changeBy("delete from t where id >= 10").toText())
                    .startsWith("table t: 12 differences\n")
                    .endsWith("\n  and 2 more");
        }

        @Test
        void overlooksColumnsAndTablesThatOnlyOneSideHas() throws SQLException {
            String sql = "alter table t add c int default 3; create table other (a); drop table bag";
            DataSnapshot before = DataSnapshot.of(connection);
            DataSnapshot after = after(sql);
            assertThat(DataDifference.between(before, after).changes())
                    .extracting(DataChange::kind)
                    .containsExactly(
                            DataChange.Kind.TABLE_MISSING,
                            DataChange.Kind.TABLE_UNEXPECTED,
                            DataChange.Kind.COLUMN_UNEXPECTED);
            assertThat(DataDifference.between(
                                    before, after, DataTolerance.ONLY_COMMON_COLUMNS, DataTolerance.ONLY_COMMON_TABLES)
                            .isEmpty())
                    .isTrue();
        }

        @Test
        void overlooksNewRowsButNotLostOnes() throws SQLException {
            assertThat(changeBy("insert into t values (7, 7); insert into bag values (7)", DataTolerance.NEW_ROWS)
                            .isEmpty())
                    .isTrue();
            assertThat(changeBy("delete from t", DataTolerance.NEW_ROWS).changes())
                    .hasSize(3);
        }

        @Test
        void readsOnlyTheTablesAskedFor() {
            DataSnapshot snapshot = DataSnapshot.of(connection, Set.of("bag"));
            assertThat(snapshot.tables().keySet()).containsExactly("bag");
            assertThat(snapshot.rowCount()).isEqualTo(3);
            assertThatThrownBy(() -> DataSnapshot.of(connection, Set.of("bag", "nowhere")))
                    .isInstanceOf(DataSnapshotException.class)
                    .hasMessageContaining("there is no table nowhere");
        }
    }

    @Nested
    class OnPostgresql {

        @BeforeEach
        void connect() throws SQLException {
            connection = TestDatabases.postgres();
        }

        @Test
        void comparesJsonByTextOrOnRequestByValue() throws SQLException {
            TestDatabases.run(
                    connection,
                    """
                    create table t (id int primary key, v json);
                    insert into t values (1, '{"a":1.0,"b":[1,2]}'), (2, '{"a":1}')""");
            String sql = "update t set v = '{\"b\": [1, 2], \"a\": 1.0}' where id = 1";
            DataSnapshot before = DataSnapshot.of(connection);
            DataSnapshot after = after(sql);
            assertThat(DataDifference.between(before, after).changes()).hasSize(1);
            assertThat(DataDifference.between(before, after, DataTolerance.JSON_FORMAT)
                            .isEmpty())
                    .isTrue();
            DataSnapshot other = after("update t set v = '{\"a\": 1.01, \"b\": [1, 2]}' where id = 1");
            assertThat(DataDifference.between(before, other, DataTolerance.JSON_FORMAT)
                            .changes())
                    .hasSize(1);
        }

        @Test
        void readsPartitionsOnceAndKeepsTheSessionsSettings() throws SQLException {
            TestDatabases.run(
                    connection,
                    """
                    set timezone = 'Asia/Tokyo';
                    create table t (a int not null, b int, primary key (a)) partition by range (a);
                    create table t1 partition of t for values from (0) to (10);
                    create table t2 partition of t for values from (10) to (20);
                    insert into t values (1, 1), (11, 2)""");
            DataSnapshot snapshot = DataSnapshot.of(connection);
            assertThat(snapshot.tables().keySet()).containsExactly("public.t");
            assertThat(snapshot.find("t").orElseThrow().rows()).hasSize(2);
            assertThat(snapshot.find("t").orElseThrow().keyColumns()).isEqualTo(List.of("a"));
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("show timezone")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("Asia/Tokyo");
            }
        }

        @Test
        void seesWhatATransactionChanged() throws SQLException {
            TestDatabases.run(connection, "create table t (id int primary key)");
            connection.setAutoCommit(false);
            DataSnapshot before = DataSnapshot.of(connection);
            DataSnapshot inside = after("insert into t values (1)");
            connection.rollback();
            assertThat(DataDifference.between(before, inside).changes()).hasSize(1);
            assertThat(DataSnapshot.of(connection)).isEqualTo(before).isNotEqualTo(inside);
        }
    }
}
