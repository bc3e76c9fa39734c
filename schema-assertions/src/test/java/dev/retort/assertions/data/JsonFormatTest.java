package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON by value, in tables with and without a key. */
class JsonFormatTest {

    private static DataDifference change(String database, String before, String after, DataTolerance... tolerances)
            throws SQLException {
        try (Connection connection =
                database.equals("PostgreSQL") ? TestDatabases.postgres() : TestDatabases.sqlite()) {
            TestDatabases.run(
                    connection,
                    """
                    create table keyed (id int primary key, v json); create table bag (v json, w int);
                    insert into keyed values (1, '%1$s'), (2, null); insert into bag values ('%1$s', 1), ('%1$s', 1), ('[]', 2)"""
                            .formatted(before));
            DataSnapshot first = DataSnapshot.of(connection);
            TestDatabases.run(
                    connection,
                    """
                    update keyed set v = '%1$s' where id = 1;
                    delete from bag where w = 1; insert into bag values ('%1$s', 1), ('%1$s', 1)"""
                            .formatted(after));
            return DataDifference.between(first, DataSnapshot.of(connection), tolerances);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":[1,2]} ~ { \"b\" : [ 1, 2 ], \"a\" : 1 }",
                "[1] ~ [1.0]",
                "[1] ~ [1e0]",
                "[100] ~ [1E+2]",
                "[-0.0] ~ [0]",
                "[123456789012345678901234567890] ~ [123456789012345678901234567890.0]",
                "[\"\\u00e9\"] ~ [\"é\"]",
                "[\"a\\/b\"] ~ [\"a/b\"]",
                "{\"\\u0061\":1} ~ {\"a\":1}",
                "{\"a\":1,\"a\":2} ~ {\"a\":2}",
                "{\"a\":{\"c\":null,\"b\":true}} ~ {\"a\":{\"b\":true,\"c\":null}}",
                "[\"it''s\"] ~ [ \"it''s\" ]"
            })
    void overlooksHowAValueIsWritten(String before, String after) throws SQLException {
        for (String database : new String[] {"PostgreSQL", "SQLite"}) {
            assertThat(change(database, before, after, DataTolerance.JSON_FORMAT)
                            .toText())
                    .isEmpty();
            assertThat(change(database, before, after).changes())
                    .extracting(DataChange::kind)
                    .containsExactly(
                            DataChange.Kind.ROW_MISSING,
                            DataChange.Kind.ROW_MISSING,
                            DataChange.Kind.ROW_UNEXPECTED,
                            DataChange.Kind.ROW_UNEXPECTED,
                            DataChange.Kind.VALUE_CHANGED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[1,2] ~ [2,1]",
                "[1] ~ [\"1\"]",
                "[true] ~ [\"true\"]",
                "[null] ~ []",
                "{\"a\":null} ~ {}",
                "[0.1] ~ [0.10000000000000000001]",
                "[123456789012345678901234567890] ~ [123456789012345678901234567891]",
                "[1e400] ~ [1e401]",
                "{\"a\":1,\"a\":2} ~ {\"a\":1}",
                "[\"a\"] ~ [\"a \"]",
                "[\"a, 1:b\"] ~ [\"a\", \"b\"]",
                "[\"é\"] ~ [\"e\\u0301\"]",
                "{\"a\":\"1\"} ~ {\"A\":\"1\"}",
                "\"a\" ~ \"\\u0061\""
            })
    void seesEveryOtherValue(String before, String after) throws SQLException {
        for (String database : new String[] {"PostgreSQL", "SQLite"}) {
            assertThat(change(database, before, after, DataTolerance.JSON_FORMAT)
                            .count())
                    .isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {"[1] x ~ [1]", "[1] [2] ~ [1]", "{\"a\":1 ~ {\"a\": 1", "[x] ~ [ x]", "(1) ~ ( 1)", "[01] ~ [1]"})
    void comparesWhatIsNoJsonAsText(String before, String after) throws SQLException {
        assertThat(change("SQLite", before, after, DataTolerance.JSON_FORMAT).count())
                .isEqualTo(5);
    }
}
