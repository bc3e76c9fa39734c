package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.DataTolerance;
import dev.retort.assertions.difference.TestDatabases;
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
                .hasMessage("Expected a table u but there are only [t]");
        assertThatThrownBy(() -> assertThat(data).isEmpty()).hasMessage("Expected no rows but there are 1");
    }
}
