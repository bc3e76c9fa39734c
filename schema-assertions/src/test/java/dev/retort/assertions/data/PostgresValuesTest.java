package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.ObjectPath;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL's types: what changes a value is seen, what the type takes for the same isn't. */
class PostgresValuesTest {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabases.postgres();
        TestDatabases.run(
                connection,
                """
                create type mood as enum ('sad', 'ok');
                create type inner_type as (a int, b text);
                create type outer_type as (i inner_type, n numeric);
                create domain price as numeric check (value >= 0);
                create domain sure as bool;
                create table first_one (); create table second_one ();""");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void fill(String type, String value) throws SQLException {
        TestDatabases.run(
                connection,
                "create table t (id int primary key, v " + type + "); insert into t values (1, " + value + ")");
    }

    private List<DataChange> changesBy(String sql) throws SQLException {
        DataSnapshot before = DataSnapshot.of(connection);
        TestDatabases.run(connection, sql);
        DataSnapshot after = DataSnapshot.of(connection);
        assertThat(DataSnapshot.since(before, connection)).isEqualTo(after);
        return DataDifference.between(before, after).changes();
    }

    private String value() {
        TableData table = DataSnapshot.of(connection).find("t").orElseThrow();
        return table.value(table.rows().get(0), "v").orElse("NULL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "numeric ~ 1.0 ~ 1.00",
                "numeric ~ 1e130000 ~ 1e130000 + 1",
                "numeric ~ 'NaN' ~ 0",
                "numeric ~ 'Infinity' ~ '-Infinity'",
                "float4 ~ 'NaN' ~ 'Infinity'",
                "float4 ~ 0 ~ '-0'",
                "float4 ~ 0.1 ~ '0.10000001'",
                "float8 ~ 0 ~ '-0'",
                "float8 ~ 'Infinity' ~ '-Infinity'",
                "float8 ~ 0.1 ~ 0.1::float8 + 2e-17",
                "float8 ~ 5e-324 ~ 0",
                "bigint ~ 9223372036854775806 ~ 9223372036854775807",
                "timestamptz ~ '2020-01-01 00:00:00.000001+00' ~ '2020-01-01 00:00:00.000002+00'",
                "timestamptz ~ '2020-01-01 12:00+00' ~ '2020-01-01 12:00+01'",
                "timestamptz ~ 'infinity' ~ '-infinity'",
                "timestamp ~ 'infinity' ~ '294276-12-31 23:59:59'",
                "timestamp ~ '0044-03-15 BC' ~ '0044-03-15'",
                "timestamp ~ '12020-01-01' ~ '22020-01-01'",
                "date ~ '0001-01-01 BC' ~ '0001-01-01'",
                "date ~ 'infinity' ~ '5874897-12-31'",
                "time ~ '24:00' ~ '00:00'",
                "timetz ~ '12:00+00' ~ '13:00+01'",
                "interval ~ '1 month' ~ '30 days'",
                "interval ~ '1 day' ~ '24 hours'",
                "interval ~ '-1 mon +1 day' ~ '-1 mon -1 day'",
                "bytea ~ '\\x00' ~ '\\x0000'",
                "bytea ~ '\\x61' ~ '\\x6161'",
                "bit(3) ~ B'101' ~ B'100'",
                "bit varying ~ B'1' ~ B'10'",
                "text ~ null ~ ''",
                "text ~ '' ~ ' '",
                "text ~ 'NULL' ~ null",
                "text ~ 'a,b' ~ 'a\",\"b'",
                "text ~ E'a\\\\b' ~ E'a\\\\\\\\b'",
                "text ~ '(a)' ~ '((a))'",
                "text ~ E'a\\nb' ~ E'a\\r\\nb'",
                "text ~ U&'caf\\00E9' ~ U&'cafe\\0301'",
                "varchar(5) ~ 'a' ~ 'a '",
                "\"char\" ~ 'a' ~ 'b'",
                "name ~ 'a' ~ 'b'",
                "bool ~ true ~ false",
                "bool ~ false ~ null",
                "uuid ~ '00000000-0000-0000-0000-000000000000' ~ '00000000-0000-0000-0000-000000000001'",
                "int[] ~ '{1}' ~ '[2:2]={1}'",
                "int[] ~ '{1,2}' ~ '{{1,2}}'",
                "int[] ~ '{}' ~ null",
                "text[] ~ '{a,NULL}' ~ '{a,\"NULL\"}'",
                "text[] ~ '{\"a,b\"}' ~ '{a,b}'",
                "inner_type ~ '(1,)' ~ '(1,\"\")'",
                "outer_type ~ '(\"(1,x)\",1.0)' ~ '(\"(1,x)\",1.00)'",
                "outer_type ~ '(\"(1,x)\",1)' ~ '(\"(2,x)\",1)'",
                "outer_type[] ~ array['(\"(1,x)\",1)'::outer_type] ~ array['(\"(1,\\\\\"\\\\\")\",1)'::outer_type]",
                "int4range ~ '[1,2)' ~ '[1,3)'",
                "numrange ~ '[1,2)' ~ '[1,2]'",
                "numrange ~ 'empty' ~ '(,)'",
                "nummultirange ~ '{[1,2)}' ~ '{[1,2),[3,4)}'",
                "tstzrange ~ '[2020-01-01,)' ~ '[2020-01-01,infinity)'",
                "mood ~ 'sad' ~ 'ok'",
                "mood[] ~ '{sad}' ~ '{ok}'",
                "price ~ 1.0 ~ 1.00",
                "sure ~ true ~ false",
                "json ~ '{\"a\":1}' ~ '{\"a\": 1}'",
                "json ~ '{\"a\":1,\"b\":2}' ~ '{\"b\":2,\"a\":1}'",
                "jsonb ~ '{\"a\":1.0}' ~ '{\"a\":1.00}'",
                "jsonb ~ 'null' ~ null",
                "xml ~ '<a/>' ~ '<a></a>'",
                "money ~ 1.10 ~ 1.11",
                "inet ~ '10.0.0.1/8' ~ '10.0.0.1/16'",
                "cidr ~ '10.0.0.0/8' ~ '10.0.0.0/16'",
                "macaddr ~ '08:00:2b:01:02:03' ~ '08:00:2b:01:02:04'",
                "tsvector ~ 'a:1' ~ 'a:2'",
                "tsquery ~ 'a & b' ~ 'a | b'",
                "point ~ '(0,0)' ~ '(0,-0)'",
                "oid ~ 1 ~ 4294967295",
                "xid ~ '1' ~ '2'",
                "xid8 ~ '1' ~ '4294967297'",
                "pg_lsn ~ '0/1' ~ '0/2'",
                "regclass ~ 'first_one' ~ 'second_one'"
            })
    void tellsValuesApart(String type, String before, String after) throws SQLException {
        fill(type, before);
        assertThat(changesBy("update t set v = v")).isEmpty();
        assertThat(changesBy("update t set v = " + after))
                .singleElement()
                .extracting(DataChange::kind, DataChange::table, DataChange::row, DataChange::column)
                .containsExactly(DataChange.Kind.VALUE_CHANGED, "public.t", Optional.of("id=1"), Optional.of("v"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "char(5) ~ 'a' ~ 'a  '",
                "timestamptz ~ '2020-01-01 12:00+00' ~ '2020-01-01 13:00+01'",
                "timestamp ~ '2020-01-01 12:00+00' ~ '2020-01-01 12:00+05'",
                "numeric(5,2) ~ 1.0 ~ 1.00",
                "numeric ~ '-0' ~ 0",
                "jsonb ~ '{\"a\":1,\"b\":2}' ~ '{\"b\": 2, \"a\": 1, \"a\": 1}'",
                "float8 ~ 'NaN' ~ 'nan'",
                "interval ~ '1 year' ~ '12 months'",
                "interval ~ '90 minutes' ~ '1:30'",
                "int4range ~ '[1,2]' ~ '[1,3)'",
                "bytea ~ '\\x61' ~ 'a'",
                "uuid ~ 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' ~ '{a0eebc999c0b4ef8bb6d6bb9bd380a11}'",
                "tsvector ~ 'b a' ~ 'a b'"
            })
    void takesValuesForEqualThatTheTypeCantTellApart(String type, String before, String after) throws SQLException {
        fill(type, before);
        assertThat(changesBy("update t set v = " + after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set timezone = 'Asia/Kathmandu'",
                "set datestyle = 'ISO, DMY'",
                "set intervalstyle = 'iso_8601'",
                "set bytea_output = 'escape'",
                "set extra_float_digits = -5",
                "set search_path = 'elsewhere'",
                "set lc_monetary = 'C'"
            })
    void isNotMisledByTheSessionsSettings(String setting) throws SQLException {
        TestDatabases.run(
                connection,
                """
                create table t (id int primary key, a timestamptz, b date, c interval, d bytea, e float8, f regclass, g money);
                insert into t values (1, now(), now(), '1 day 2:03', 'abc', 1.0 / 3, 'first_one', 1234.5)""");
        DataSnapshot before = DataSnapshot.of(connection);
        TestDatabases.run(connection, setting);
        assertThat(DataSnapshot.of(connection)).isEqualTo(before);
    }

    @Test
    void writesValuesAsACastToTextDoes() throws SQLException {
        fill("sure", "true");
        assertThat(value()).isEqualTo("true");
        TestDatabases.run(connection, "alter table t alter v type char(9) using 'it''s'");
        assertThat(value()).isEqualTo("it's");
        TestDatabases.run(connection, "alter table t alter v type inet using '10.0.0.1'");
        assertThat(value()).isEqualTo("10.0.0.1/32");
        TestDatabases.run(connection, "alter table t alter v type text using E'(\"ä, \\\\ \n🙂'");
        assertThat(value()).isEqualTo("(\"ä, \\ \n🙂");
        TestDatabases.run(connection, "update t set v = ''");
        assertThat(value()).isEmpty();
    }

    /** Whatever isn't text would be the same question mark for all, so it is good that the server refuses it. */
    @Test
    void refusesBytesThatAreNoText() throws SQLException {
        TestDatabases.run(connection, "create database no_encoding template template0 encoding 'SQL_ASCII' locale 'C'");
        String url = connection.getMetaData().getURL().replaceFirst("/snapshot_[0-9]+", "/no_encoding");
        try (Connection bytes =
                DriverManager.getConnection(url, connection.getMetaData().getUserName(), "")) {
            TestDatabases.run(
                    bytes, "create table t (v text); insert into t values (convert_from('\\x80', 'SQL_ASCII'))");
            assertThatThrownBy(() -> DataSnapshot.of(bytes))
                    .isInstanceOf(DataSnapshotException.class)
                    .hasMessageContaining("invalid byte sequence for encoding \"UTF8\": 0x80");
            assertThat(bytes.getAutoCommit()).isTrue();
        } finally {
            TestDatabases.run(connection, "drop database no_encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Two Words", "a.b", "x\"y", "back\\slash"})
    void aTableIsNamedByItsPath(String name) throws SQLException {
        TestDatabases.run(connection, "create table \"" + name.replace("\"", "\"\"") + "\" (a integer primary key)");
        String path = ObjectPath.of("public", name).toString();

        DataSnapshot all = DataSnapshot.of(connection);

        assertThat(all.find(path)).isPresent();
        assertThat(DataSnapshot.of(connection, Set.of(path)).find(path)).isEqualTo(all.find(path));
        assertThat(DataSnapshot.since(all, connection)).isEqualTo(all);
    }
}
