package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.DataTolerance;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DataAssertTest {

    private static DataSnapshot data(String sql) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, "create table t (id integer primary key, v text);" + sql);
            return DataSnapshot.of(connection);
        }
    }

    @Test
    void passesIfTheRowsAreTheSame() throws SQLException {
        DataSnapshot data = data("insert into t values (1, 'a')");
        assertThat(data).hasSameRowsAs(data("insert into t values (1, 'a')")).hasRowCount("t", 1);
        assertThat(data).hasSameRowsAs(data(""), DataTolerance.NEW_ROWS);
        assertThat(data("")).isEmpty();
    }

    @Test
    void showsWhatDiffers() throws SQLException {
        DataSnapshot data = data("insert into t values (1, 'a')");
        assertThatThrownBy(() -> assertThat(data).hasSameRowsAs(data("insert into t values (1, null)")))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        The data differs from what was expected.
                        table t: 1 difference
                          row   column  expected  but was
                          id=1  v       NULL      'a'""");
        assertThatThrownBy(() -> assertThat(data).hasRowCount("t", 2))
                .hasMessage("Expected 2 rows in table t but it has 1");
        assertThatThrownBy(() -> assertThat(data).hasRowCount("u", 2))
                .hasMessage("Expected a table u but there is only t");
        assertThatThrownBy(() -> assertThat(data).isEmpty()).hasMessage("Expected no rows but there are 1");
    }

    @Test
    void passesIfWhatChangedWasAllowed() throws SQLException {
        DataSnapshot before = data("insert into t values (1, 'a'), (2, 'b')");
        DataSnapshot more = data("insert into t values (1, 'a'), (2, 'b'), (3, 'c'); create table u (x int)");
        assertThat(before).isEqualTo(data("insert into t values (2, 'b'), (1, 'a')"));
        assertThat(more).since(before).lostNothing();
        assertThat(data("insert into t values (1, 'x'), (2, 'b'); create table u (x int); insert into u values (1)"))
                .since(before)
                .in("t")
                .changedOnly("v");
        assertThat(data("insert into t values (1, 'a'), (2, 'b'); alter table t add w int default 3"))
                .since(before)
                .in("t")
                .changedOnly("w")
                .lostNothing();
        assertThat(more).since(more).changedNothing();
    }

    @Test
    void showsWhatWasLostOrChangedBesides() throws SQLException {
        DataSnapshot before = data("insert into t values (1, 'a'), (2, 'b')");
        DataSnapshot after = data("insert into t values (1, 'x'), (3, 'b')");
        assertThatThrownBy(() -> assertThat(after).as("down").since(before).lostNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        [down] Data was lost.
                        table t: 2 differences
                          row   column  expected  but was
                          id=1  v       'a'       'x'
                          id=2          a row     none""");
        assertThatThrownBy(() -> assertThat(after).since(before).in("t").changedOnly("v"))
                .hasMessage(
                        """
                        More changed than v.
                        table t: 2 differences
                          row   column  expected  but was
                          id=2          a row     none
                          id=3          no row    a row""");
        assertThatThrownBy(() -> assertThat(after).since(before).changedNothing())
                .hasMessageStartingWith("The data changed.\ntable t: 3 differences");
        assertThatThrownBy(() -> assertThat(after).since(before).in("u"))
                .hasMessage("Expected a table u but there is only t");
        assertThatThrownBy(() -> assertThat(after).isEqualTo(before))
                .hasMessageStartingWith("The data differs from what was expected.\ntable t: 3 differences");
    }

    @Test
    void allowsMoreChangesThanAreKept() throws SQLException {
        String rows = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 30000)"
                + " insert into t select i, '%s' from n;";
        DataSnapshot before = data(rows.formatted("old"));
        DataSnapshot after = data(rows.formatted("new"));
        assertThat(after).since(before).in("t").changedOnly("v");
        DataSnapshot less = data(rows.formatted("new") + "delete from t where id = 25000");
        assertThatThrownBy(() -> assertThat(less).since(before).changedOnly("v"))
                .hasMessage(
                        """
                        More changed than v.
                        table t: 1 difference
                          row       column  expected  but was
                          id=25000          a row     none""");
        assertThatThrownBy(() -> assertThat(after).since(before).changedNothing())
                .hasMessageContaining("table t: 30000 differences")
                .hasMessageEndingWith("and 29990 more");
    }
}
