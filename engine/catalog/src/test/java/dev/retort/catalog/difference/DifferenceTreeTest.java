package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DifferenceTreeTest {

    private static String onSqlite(String base, String change) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            return shown(connection, base, change);
        }
    }

    private static String onPostgres(String base, String change) throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            return shown(connection, base, change);
        }
    }

    private static String shown(Connection connection, String base, String change) throws SQLException {
        TestDatabases.run(connection, base);
        SchemaSnapshot before = SchemaSnapshot.of(connection);
        TestDatabases.run(connection, change);
        return SchemaDifference.between(before, SchemaSnapshot.of(connection)).toText();
    }

    @Test
    void tellsThatOnlyTheNameIsAnother() throws SQLException {
        String base = "create table t (a int, b int); create index i on t (a);";
        assertThat(onPostgres(base, "alter index i rename to j"))
                .isEqualTo(
                        """
                        2 differences
                          table public.t
                            index i is missing; j is the same under another name
                              method: btree
                              columns: a
                            index j is unexpected; i is the same under another name
                              method: btree
                              columns: a""");
        assertThat(onSqlite(base, "alter table t rename a to z; drop index i;"))
                .contains("column a is missing; z is the same under another name")
                .contains("index i is missing\n");
    }

    @Test
    void doesNotGuessBetweenTwoThatAreTheSame() throws SQLException {
        String base = "create table t (a int, b int); create index i on t (a); create index j on t (a);";
        for (String text : new String[] {
            onSqlite(base, "drop index i; drop index j; create index k on t (a);"),
            onPostgres(base, "drop index i; drop index j; create index k on t (a);")
        }) {
            assertThat(text).contains("index i is missing\n", "index j is missing\n", "index k is unexpected\n");
        }
    }

    @Test
    void quotesNamesThatWouldRunIntoTheText() throws SQLException {
        assertThat(onSqlite("create table t (a int)", "alter table t add \"x.y\" int"))
                .contains("column \"x.y\" is unexpected");
    }

    @Test
    void callsWhatHasNoKindOfItsOwnByItsName() throws SQLException {
        assertThat(onPostgres(
                        "create type m as enum ('a'); create function n(m) returns int language sql return 1",
                        "create cast (m as int) with function n(m) as assignment"))
                .isEqualTo(
                        """
                        1 difference
                          cast (public.m AS integer) is unexpected
                            definition: with function public.n(public.m) as assignment""");
    }
}
