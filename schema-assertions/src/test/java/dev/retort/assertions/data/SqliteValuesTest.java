package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.ObjectPath;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite's storage classes and kinds of tables: what changes a value is seen. */
class SqliteValuesTest {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabases.sqlite();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private List<DataChange> changesBy(String sql) throws SQLException {
        DataSnapshot before = DataSnapshot.of(connection);
        TestDatabases.run(connection, sql);
        DataSnapshot after = DataSnapshot.of(connection);
        assertThat(DataSnapshot.since(before, connection)).isEqualTo(after);
        return DataDifference.between(before, after).changes();
    }

    private List<DataChange.Kind> kindsBy(String sql) throws SQLException {
        return changesBy(sql).stream().map(DataChange::kind).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1 ~ '1'",
                "1 ~ 1.0",
                "'1' ~ '1.0'",
                "'a' ~ x'61'",
                "'a' ~ 'A'",
                "'a' ~ 'a '",
                "'a' ~ 'a' || char(0)",
                "'a' || char(0) || 'b' ~ 'a' || char(0) || 'c'",
                "x'6100' ~ 'a' || char(0)",
                "x'' ~ ''",
                "x'00' ~ x'0000'",
                "cast(x'ff' as text) ~ cast(x'fe' as text)",
                "cast(x'ff' as text) ~ x'ff'",
                "cast(x'ff' as text) ~ char(65533)",
                "cast(x'6127c3' as text) ~ cast(x'6127c4' as text)",
                "'it''s' ~ 'it''''s'",
                "'a,b' ~ 'a'',''b'",
                "char(233) ~ 'e' || char(769)",
                "0.1 ~ 0.1 + 1e-17 * 2",
                "0.0 ~ -0.0",
                "0 ~ -0.0",
                "5e-324 ~ 1e-323",
                "1e308 ~ 9e999",
                "9e999 ~ -9e999",
                "9e999 - 9e999 ~ 0.0",
                "null ~ ''",
                "null ~ 'NULL'",
                "9007199254740992 ~ 9007199254740993",
                "9223372036854775806 ~ 9223372036854775807",
                "9223372036854775807 ~ 9223372036854775807.0",
                "'{\"a\":1}' ~ '{\"a\": 1}'",
                "jsonb('{\"a\":1}') ~ jsonb('{\"a\":1.0}')",
                "jsonb('[1]') ~ '[1]'"
            })
    void tellsValuesApart(String before, String after) throws SQLException {
        TestDatabases.run(
                connection, "create table t (id integer primary key, v); insert into t values (1, " + before + ")");
        assertThat(changesBy("update t set v = v")).isEmpty();
        assertThat(changesBy("update t set v = " + after))
                .singleElement()
                .extracting(DataChange::kind, DataChange::table, DataChange::row, DataChange::column)
                .containsExactly(DataChange.Kind.VALUE_CHANGED, "t", Optional.of("id=1"), Optional.of("v"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "integer ~ 1 ~ '1'",
                "real ~ 1 ~ 1.0",
                "text ~ 1 ~ '1'",
                "numeric ~ '1.0' ~ 1",
                "any ~ 9e999 - 9e999 ~ null"
            })
    void takesValuesForEqualThatTheColumnStoresAsOne(String type, String before, String after) throws SQLException {
        TestDatabases.run(
                connection,
                "create table t (id integer primary key, v " + type + "); insert into t values (1, " + before + ")");
        assertThat(changesBy("update t set v = " + after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
    void readsEveryEncoding(String encoding) throws SQLException {
        TestDatabases.run(
                connection,
                "pragma encoding = '" + encoding
                        + "'; create table t (v); insert into t values ('ä, ''🙂'''), ('b' || char(0) || 'c'), (1), (x'c3')");
        assertThat(DataSnapshot.of(connection).find("t").orElseThrow().rows())
                .extracting(row -> row.values().get(0).orElseThrow())
                .contains("'ä, ''🙂'''", "1", "X'C3'")
                .hasSize(4);
        assertThat(kindsBy("update t set v = 'ä, ''🙃''' where rowid = 1")).hasSize(2);
        assertThat(kindsBy("update t set v = 'b' || char(0) || 'd' where rowid = 2"))
                .hasSize(2);
    }

    @Test
    void readsMoreColumnsThanAnExpressionIsDeep() throws SQLException {
        String columns = IntStream.range(0, 1500).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        TestDatabases.run(connection, "create table t (" + columns + "); insert into t (c1499) values (7)");
        assertThat(changesBy("update t set c1499 = 8")).hasSize(2);
        Row row = DataSnapshot.of(connection).find("t").orElseThrow().rows().get(0);
        assertThat(row.values()).hasSize(1500).endsWith(Optional.of("8")).startsWith(Optional.empty());
    }

    @Nested
    class KindsOfTables {

        @Test
        void readsGeneratedColumns() throws SQLException {
            TestDatabases.run(
                    connection,
                    """
                    create table t (id integer primary key, a, b as (a * 2) virtual, c as (a || 'x') stored);
                    insert into t (id, a) values (1, 1)""");
            assertThat(changesBy("update t set a = 2"))
                    .extracting(change -> change.column().orElseThrow())
                    .containsExactly("a", "b", "c");
        }

        @Test
        void readsTablesWithoutRowid() throws SQLException {
            TestDatabases.run(
                    connection,
                    """
                    create table t (a text, b int, v, primary key (b, a)) without rowid;
                    insert into t values ('x', 1, 'one'), ('y', 1, 'two')""");
            assertThat(changesBy("update t set v = 'new' where a = 'y'"))
                    .singleElement()
                    .extracting(DataChange::row)
                    .isEqualTo(Optional.of("b=1, a='y'"));
        }

        @Test
        void comparesTablesWithoutAKeyAsMultisets() throws SQLException {
            TestDatabases.run(connection, "create table t (v); insert into t values (1), (1), (2)");
            assertThat(kindsBy("delete from t; insert into t values (2), (1), (1)"))
                    .isEmpty();
            assertThat(kindsBy("update t set v = 2 where rowid = 2"))
                    .containsExactly(DataChange.Kind.ROW_MISSING, DataChange.Kind.ROW_UNEXPECTED);
        }

        @Test
        void comparesRowsWithNullInTheirKeyAsAMultiset() throws SQLException {
            TestDatabases.run(
                    connection,
                    """
                    create table t (k text primary key, v);
                    insert into t values (null, 1), (null, 2), (null, 2), ('a', 3)""");
            assertThat(changesBy("update t set v = v")).isEmpty();
            assertThat(changesBy("update t set v = 9 where v = 1 or v = 3").stream()
                            .map(change -> change.kind() + " " + change.row().orElseThrow()))
                    .containsExactly("ROW_MISSING k=NULL, v=1", "VALUE_CHANGED k='a'", "ROW_UNEXPECTED k=NULL, v=9");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fts5(a, b)", "fts4(a, b)", "rtree(c, b, a)"})
        void readsVirtualTables(String module) throws SQLException {
            TestDatabases.run(
                    connection,
                    "create virtual table t using " + module + "; insert into t (b, a) values (1, 2), (3, 4)");
            assertThat(DataSnapshot.of(connection).tables().keySet()).containsExactly("t");
            assertThat(changesBy("update t set b = b")).isEmpty();
            assertThat(changesBy("update t set a = 7 where a = 4")).isNotEmpty();
        }

        @Test
        void readsStrictTablesAndLeavesTemporaryOnesOut() throws SQLException {
            TestDatabases.run(
                    connection,
                    """
                    create table t (id int primary key, v any) strict; insert into t values (1, 1);
                    create temp table t (id int primary key, v); insert into temp.t values (9, 9);""");
            assertThat(kindsBy("update main.t set v = '1'")).containsExactly(DataChange.Kind.VALUE_CHANGED);
            assertThat(kindsBy("update temp.t set v = 10")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Two Words", "a.b", "x\"y", "back\\slash"})
    void aTableIsNamedByItsPath(String name) throws SQLException {
        TestDatabases.run(connection, "create table \"" + name.replace("\"", "\"\"") + "\" (a integer primary key)");
        String path = ObjectPath.of(name).toString();

        DataSnapshot all = DataSnapshot.of(connection);

        assertThat(all.find(path)).isPresent();
        assertThat(DataSnapshot.of(connection, Set.of(path)).find(path)).isEqualTo(all.find(path));
        assertThat(DataSnapshot.since(all, connection)).isEqualTo(all);
    }
}
