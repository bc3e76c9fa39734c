package dev.retort.assertions.crossdatabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.assertions.crossdatabase.CrossDatabaseRules.EquivalentExpression;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The standard pairs of expressions give the same values on both databases, and are taken for equal in a check. */
class StandardPairsTest {

    private static final String ROWS =
            """
            create table t (t varchar(20), day %s, n int);
            insert into t values ('abcé', '2026-03-09', 66), (' x ', '1999-12-31', 233), (null, null, null)""";

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

    static List<EquivalentExpression> pairs() {
        return CrossDatabaseRules.standard().expressions();
    }

    static Stream<EquivalentExpression> pairsWithPlaces() {
        return pairs().stream().filter(pair -> pair.sqlite().matches(".*:[a-c].*"));
    }

    /** What stands in the places of the placeholders. */
    private static String filled(String sql, String sqlite) {
        String name = sqlite.replaceFirst("\\(.*", "");
        Map<String, String> places =
                switch (name) {
                    case "iif" -> Map.of(":a", "n > 99", ":b", "t", ":c", "'other'");
                    case "substr", "substring" -> Map.of(":a", "t", ":b", "2", ":c", "2");
                    case "CAST", "strftime" -> Map.of(":a", "day");
                    case "char" -> Map.of(":a", "n");
                    default -> Map.of(":a", "t", ":b", "' '");
                };
        String text = sql;
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace(place.getKey(), place.getValue());
        }
        return text;
    }

    private static String values(Connection connection, String expression) throws SQLException {
        StringBuilder values = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + expression + " from t order by n")) {
            while (rows.next()) {
                values.append(rows.getString(1)).append(';');
            }
        }
        return values.toString();
    }

    @ParameterizedTest
    @MethodSource("pairsWithPlaces")
    void giveTheSameValues(EquivalentExpression pair) throws SQLException {
        Connection postgres = databases.postgres();
        try (Connection sqlite = TestDatabases.sqlite()) {
            TestDatabases.run(sqlite, ROWS.formatted("text"));
            TestDatabases.run(postgres, ROWS.formatted("date"));
            String onSqlite = values(sqlite, filled(pair.sqlite(), pair.sqlite()));
            assertThat(onSqlite).isNotEqualTo("null;null;null;");
            assertThat(sorted(onSqlite)).isEqualTo(sorted(values(postgres, filled(pair.postgresql(), pair.sqlite()))));
        } finally {
            postgres.rollback();
        }
    }

    private static List<String> sorted(String values) {
        return Stream.of(values.split(";", -1)).sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void areEqualInADefaultOrACheck(EquivalentExpression pair) throws SQLException {
        boolean places = pair.sqlite().contains(":a");
        String onSqlite = filled(pair.sqlite(), pair.sqlite());
        String onPostgresql = filled(pair.postgresql(), pair.sqlite());
        String table = "create table t (t varchar(20), day date, n int, x %s)";
        String check = "text, constraint k check ((%s) is not null)";
        String value = "text default (%s)";
        String form = table.formatted(places ? check : value);
        assertThat(databases
                        .between(form.formatted(onSqlite), form.formatted(onPostgresql))
                        .toText())
                .isEmpty();
    }
}
