package dev.retort.junit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions as people write them, each on a table of its own: there are rows that meet it. */
class ConditionsTest {

    private static final int SEEDS = Integer.getInteger("retort.condition.seeds", 1);

    /** Columns, then the condition. */
    private static final String[][] BOTH = {
        {"qty integer not null", "qty > 0"},
        {"qty integer", "qty between 10 and 12"},
        {"qty integer not null", "qty in (3, 5, 8)"},
        {"qty integer not null", "qty not in (0, 1) and qty < 10"},
        {"qty integer not null", "qty % 5 = 2"},
        {"qty integer not null", "qty >= 1000000 and qty < 1000010"},
        {"qty integer not null", "not (qty < 7)"},
        {"qty integer not null", "abs(qty) between 90 and 95"},
        {"price decimal(10,2) not null", "price >= 0.01 and price <= 0.05"},
        {"rate decimal(5,4) not null", "rate > 0 and rate < 1"},
        {"name text not null", "name <> ''"},
        {"name text not null", "length(name) = 7"},
        {"name text not null", "length(trim(name)) > 0"},
        {"name text not null", "name = lower(name) and length(name) >= 3"},
        {"name text not null", "name like 'INV-____-%'"},
        {"name text not null", "name not like '% %' and name <> '' and length(name) < 20"},
        {"name text not null", "upper(name) = name and length(name) = 2"},
        {"name text not null", "name in ('red', 'green', 'it''s')"},
        {"name text not null", "substr(name, 1, 2) = 'DE'"},
        {"name text not null", "name = 'a' or name like 'b%'"},
        {"a integer not null, b integer not null", "a < b"},
        {"a integer, b integer", "a <= b and a > 100"},
        {"a integer not null, b integer not null", "a <> b"},
        {"a integer not null, b integer not null", "a + b = 100"},
        {"a integer not null, b integer not null, c integer not null", "a + b = c"},
        {"a integer not null, b integer not null, c integer not null", "c = a * b"},
        {"a integer not null, b integer not null, c integer not null", "a < b and b < c"},
        {"a integer not null, b integer not null", "a = 2 * b + 1"},
        {"a integer not null, b integer not null", "a * 3 + b * 5 = 47"},
        {"a integer, b integer", "(a is null) = (b is null)"},
        {"a integer, b text", "(a is null) <> (b is null)"},
        {"a integer, b text", "a is not null or b is not null"},
        {"a integer, b integer", "coalesce(a, b) is not null"},
        {"a integer not null, b integer not null", "a >= 0 and b >= 0 and a + b <= 10"},
        {
            "kind text not null, card text, iban text",
            "(kind = 'card' and card is not null and iban is null) or (kind = 'iban' and iban is not null and card is null)"
        },
        {"status text not null, closed date", "status <> 'closed' or closed is not null"},
        {"status text not null, closed date", "(status = 'closed') = (closed is not null)"},
        {"starts date not null, ends date not null", "ends >= starts"},
        {"starts date not null, ends date", "ends is null or ends > starts"},
        {"day date not null", "day >= '2020-01-01' and day < '2020-02-01'"},
        {"a integer, b integer", "case when a is null then b is null else b > a end"},
        {"low integer not null, high integer not null, val integer not null", "val between low and high"},
        {
            "price decimal(10,2) not null, discount decimal(10,2) not null",
            "price > 0 and discount >= 0 and discount < price"
        },
        {
            "total decimal(10,2) not null, net decimal(10,2) not null, tax decimal(10,2) not null",
            "total = net + tax and net > 0 and tax > 0"
        },
        {"pct integer not null", "pct >= 0 and pct <= 100 and pct % 25 = 0"},
        {"a text not null, b text not null", "a <> b and length(a) = length(b)"},
        {"a text not null, b text not null", "length(a) + length(b) <= 12 and a <> '' and b <> ''"},
        {"x integer not null, y integer not null", "x * x + y * y = 25"},
    };

    private static final String[][] POSTGRES = {
        {"email text not null", "email ~ '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[.][A-Za-z]{2,}$'"},
        {"email text not null", "email ~* '^\\S+@\\S+\\.\\S+$'"},
        {"code text not null", "code ~ '^[A-Z]{3}-\\d{4}$'"},
        {"code varchar(6) not null", "code ~ '^(A|B|CC)[0-9]+$' and length(code) = 5"},
        {"code text not null", "code !~ '[^a-z0-9-]' and length(code) between 5 and 9"},
        {"code text not null", "code ~ '^#[0-9a-f]{6}$'"},
        {"code text not null", "code similar to '[A-Z]{2}[0-9]{2}'"},
        {"phone text not null", "phone ~ '^\\+?[0-9][0-9 ()-]{6,14}$'"},
        {"slug text not null", "slug ~ '^[a-z0-9]+(?:-[a-z0-9]+)*$'"},
        {"ip text not null", "ip ~ '^([0-9]{1,3}\\.){3}[0-9]{1,3}$'"},
        {"born date not null", "extract(year from born) between 1990 and 1995"},
        {
            "at timestamptz not null",
            "extract(hour from at at time zone 'UTC') >= 9 and extract(hour from at at time zone 'UTC') < 17"
        },
        {"day date not null", "extract(isodow from day) = 1"},
        {"day date not null", "extract(day from day) = 1"},
        {"starts timestamptz not null, ends timestamptz not null", "ends > starts + interval '1 hour'"},
        {"starts date not null, days integer not null, ends date not null", "ends = starts + days and days > 0"},
        {"doc jsonb not null", "doc ? 'name' and jsonb_typeof(doc -> 'name') = 'string'"},
        {"doc jsonb not null", "jsonb_typeof(doc) = 'array' and jsonb_array_length(doc) = 2"},
        {"doc jsonb not null", "(doc ->> 'version')::int >= 2"},
        {"doc jsonb not null", "doc -> 'address' ->> 'city' is not null"},
        {"doc jsonb not null", "doc @> '{\"ok\": true}'"},
        {"tags text[] not null", "cardinality(tags) > 0 and array_position(tags, null) is null"},
        {"tags text[] not null", "tags <@ array['red', 'blue', 'green'] and tags <> '{}'"},
        {"tags text[] not null", "'main' = any (tags)"},
        {"span int4range not null", "not isempty(span) and lower(span) >= 10 and upper(span) <= 20"},
        {"span daterange not null", "not isempty(span) and not lower_inf(span) and not upper_inf(span)"},
        {"span tstzrange not null", "lower(span) >= '2020-01-01 00:00+00'"},
        {"a integer, b integer, c integer", "num_nonnulls(a, b, c) = 1"},
        {"a integer, b integer, c integer", "num_nulls(a, b, c) <= 1"},
        {"a integer, b integer", "(a is not null)::int + (b is not null)::int = 1"},
        {
            "a integer, b integer, c integer",
            "case when a is not null then 1 else 0 end + case when b is not null then 1 else 0 end + case when c is not null then 1 else 0 end = 2"
        },
        {"flag boolean not null, why text", "flag or why is not null"},
        {"flag boolean not null, other boolean not null", "not (flag and other)"},
        {"a boolean not null, b boolean not null", "a <> b"},
        {"net inet not null", "family(net) = 4"},
        {"net inet not null", "net <<= inet '10.0.0.0/8'"},
        {"pay money not null", "pay > 0::money"},
        {"data bytea not null", "octet_length(data) = 16"},
        {"wait interval not null", "wait >= interval '1 hour'"},
        {"name text not null", "position('@' in name) > 1"},
        {"name text not null", "split_part(name, '/', 2) <> ''"},
        {"name text not null", "starts_with(name, 'abc')"},
        {"name text not null", "left(name, 1) = upper(left(name, 1)) and char_length(name) > 3"},
        {
            "lat double precision not null, lon double precision not null",
            "lat between -90 and 90 and lon between -180 and 180"
        },
        {"a integer not null, b integer not null", "greatest(a, b) < 10 and least(a, b) > 0"},
        {"n numeric(12,4) not null", "n = round(n, 2) and n > 0"},
        {"n numeric not null", "scale(n) <= 2 and n > 10"},
        {"u uuid not null", "u <> '00000000-0000-0000-0000-000000000000'"},
        {"name text collate \"C\" not null", "name collate \"C\" > 'm'"},
        {"v varchar(10) not null", "v = any (array['x', 'y'])"},
        {"t time not null", "t >= '08:00' and t <= '18:00'"},
    };

    private static final String[][] SQLITE = {
        {"code text not null", "code glob '[A-Z][A-Z][0-9][0-9]'"},
        {"code text not null", "code not glob '*[^0-9]*' and length(code) = 6"},
        {"day text not null", "day = date(day)"},
        {"day text not null", "day is strftime('%Y-%m-%d', day)"},
        {"at datetime not null", "datetime(at) is not null and at > '2020-01-01'"},
        {"doc text not null", "json_valid(doc)"},
        {"doc text not null", "json_type(doc) = 'object'"},
        {"doc json not null", "json_extract(doc, '$.name') is not null"},
        {"doc json not null", "json_array_length(doc) >= 2"},
        {"flag integer not null", "flag in (0, 1)"},
        {"flag boolean not null, why text", "flag = 1 or why is not null"},
        {"n not null", "typeof(n) = 'integer'"},
        {"n numeric not null", "typeof(n) in ('integer', 'real') and n > 5"},
        {"a integer, b integer, c integer", "(a is not null) + (b is not null) + (c is not null) = 1"},
        {"email text not null", "email like '%_@_%._%'"},
        {"email text not null", "instr(email, '@') > 1"},
        {"name text not null collate nocase", "name <> 'abc' and length(name) > 2"},
        {"data blob not null", "length(data) = 16"},
        {"data blob not null", "typeof(data) = 'blob' and length(data) > 0"},
        {"a integer not null, b integer not null", "max(a, b) < 10 and min(a, b) > 0"},
        {"starts integer not null, ends integer not null", "ends - starts >= 3600"},
        {"ratio real not null", "ratio >= 0.0 and ratio <= 1.0"},
        {"born date not null", "cast(strftime('%Y', born) as integer) between 1990 and 1995"},
        {"day date not null", "strftime('%w', day) = '1'"},
        {"a text, b text", "a is not b"},
        {"key text not null", "key = printf('%s', key) and key like 'k:%'"},
    };

    @Test
    void rowsMeetConditionsOnSqlite() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = TestDatabases.sqlite()) {
            check(connection, BOTH, DatabaseKind.SQLITE, wrong);
            check(connection, SQLITE, DatabaseKind.SQLITE, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void rowsMeetConditionsOnPostgresql() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = TestDatabases.postgres()) {
            check(connection, BOTH, DatabaseKind.POSTGRESQL, wrong);
            check(connection, POSTGRES, DatabaseKind.POSTGRESQL, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(Connection connection, String[][] conditions, DatabaseKind database, List<String> wrong)
            throws SQLException {
        connection.setAutoCommit(false);
        int number = 0;
        List<String> texts = new ArrayList<>();
        for (String[] condition : conditions) {
            Query.run(
                    connection,
                    "create table t" + number++ + " (id integer primary key, " + condition[0] + ", check ("
                            + condition[1] + "))");
            texts.add(condition[1]);
        }
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        for (long seed = 1; seed <= SEEDS; seed++) {
            GeneratedRows rows = RowGenerator.seeded(seed).fill(connection, schema);
            for (Coverage.Table table : rows.coverage().tables()) {
                String text = texts.get(Integer.parseInt(table.name().replaceFirst(".*t", "")));
                if (table.generated() < 2) {
                    wrong.add(database + " " + seed + ": " + text + " has " + table.generated() + " rows");
                }
            }
            rows.refusals().stream().distinct().forEach(refusal -> wrong.add(database + " " + refusal));
        }
        connection.rollback();
    }
}
