package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A column gets another type, without a way back: what says the same as before is quiet, what says less or something else is
 * found. One history of many tables for each database; the rows are those that its first revision inserts.
 */
class ConversionsTest {

    private static final Pattern TABLE = Pattern.compile("(t\\d+)\\.v in");

    private final Path scripts;

    ConversionsTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    /** A type, a value of it, another type, and the expression by which it is converted. */
    record Conversion(String from, String value, String to, String using) {}

    private static Conversion of(String from, String value, String to, String using) {
        return new Conversion(from, value, to, using);
    }

    private static final List<Conversion> POSTGRESQL_KEEPS = List.of(
            of("timestamp", "'2024-03-05 10:00:00.5'", "timestamptz", "v AT TIME ZONE 'Europe/Berlin'"),
            of("timestamp", "'2024-03-05 10:00:00'", "timestamptz", "v AT TIME ZONE 'UTC'"),
            of("timestamp", "'2024-10-27 02:30:00'", "timestamptz", "v AT TIME ZONE 'Europe/Berlin'"),
            of("timestamptz", "'2024-03-05 10:00:00+02'", "timestamp", "v AT TIME ZONE 'UTC'"),
            of("timestamptz", "'2024-03-05 10:00:00+02'", "text", "v::text"),
            of("date", "'2024-03-05'", "timestamp", "v::timestamp"),
            of("date", "'2024-03-05'", "timestamptz", "v::timestamp AT TIME ZONE 'America/New_York'"),
            of("date", "'2024-03-05'", "text", "v::text"),
            of("timestamp", "'2024-03-05 00:00:00'", "date", "v::date"),
            of("text", "'2024-03-05'", "date", "v::date"),
            of("text", "'05.03.2024'", "date", "to_date(v, 'DD.MM.YYYY')"),
            of("text", "'20240305'", "date", "v::date"),
            of("time", "'10:00:00'", "interval", "v::interval"),
            of("time", "'10:00:00'", "timetz", "v::timetz"),
            of("bigint", "1700000000", "timestamptz", "to_timestamp(v)"),
            of("bigint", "1700000000123", "timestamptz", "to_timestamp(v / 1000.0)"),
            of("json", "'{\"b\": 1.0,  \"a\": [true, null]}'", "jsonb", "v::jsonb"),
            of("jsonb", "'{\"a\": 1}'", "json", "v::json"),
            of("jsonb", "'{\"a\": 1}'", "text", "v::text"),
            of("text", "'{\"b\":1,\"a\":2}'", "jsonb", "v::jsonb"),
            of("text", "'blue'", "jsonb", "to_jsonb(v)"),
            of("text[]", "'{a,\"b c\"}'", "jsonb", "to_jsonb(v)"),
            of("integer", "7", "bigint", "v"),
            of("integer", "7", "numeric(12,2)", "v"),
            of("integer", "7", "text", "v::text"),
            of("numeric(10,2)", "7.10", "numeric(12,4)", "v"),
            of("numeric(10,2)", "7.00", "integer", "v::integer"),
            of("numeric(10,2)", "7.10", "double precision", "v"),
            of("real", "0.1", "double precision", "v"),
            of("real", "0.1", "numeric", "v::numeric"),
            of("money", "'$1,234.50'", "numeric(12,2)", "v::numeric"),
            of("text", "'7.50'", "numeric(10,2)", "v::numeric"),
            of("varchar(10)", "'abc'", "text", "v"),
            of("char(5)", "'abc'", "varchar(5)", "v"),
            of("varchar(5)", "'abc'", "char(8)", "v"),
            of("boolean", "true", "integer", "v::integer"),
            of("smallint", "1", "boolean", "v = 1"),
            of("text", "'no'", "boolean", "v::boolean"),
            of("boolean", "false", "text", "v::text"),
            of("uuid", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "text", "v::text"),
            of("text", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "uuid", "v::uuid"),
            of("bytea", "'\\x00ff'", "text", "encode(v, 'hex')"),
            of("bytea", "'\\x00ff'", "text", "encode(v, 'base64')"),
            of("text", "'häßlich'", "bytea", "convert_to(v, 'UTF8')"),
            of("integer[]", "'{1,NULL,3}'", "bigint[]", "v::bigint[]"),
            of("text", "'a,b,c'", "text[]", "string_to_array(v, ',')"),
            of("text[]", "'{a,b}'", "text", "array_to_string(v, '; ')"),
            of("integer", "5", "integer[]", "ARRAY[v]"),
            of("color", "'red'", "text", "v::text"),
            of("text", "'red'", "color", "v::color"),
            of("color", "'red'", "shade", "v::text::shade"),
            of("interval", "'1 day 02:00:00'", "text", "v::text"),
            of("text", "'90 minutes'", "interval", "v::interval"),
            of("integer", "90", "interval", "make_interval(secs => v)"),
            of("inet", "'10.0.0.1'", "text", "v::text"),
            of("cidr", "'10.0.0.0/8'", "inet", "v::inet"),
            of("bit(8)", "B'00000101'", "integer", "v::integer"),
            of("positive", "7", "bigint", "v::bigint"));

    private static final List<Conversion> POSTGRESQL_LOSES = List.of(
            of("timestamp", "'2024-03-05 10:00:00'", "date", "v::date"),
            of("timestamp", "'2024-03-05 10:00:00.123456'", "timestamp(0)", "v"),
            of("timestamp", "'2024-03-05 10:00:00'", "timestamptz", "(v + interval '1 hour') AT TIME ZONE 'UTC'"),
            of("timestamp", "'2024-03-05 10:00:00'", "time", "v::time"),
            of("timestamp", "'2024-03-05 10:00:00'", "text", "to_char(v, 'YYYY-MM-DD')"),
            of("timestamptz", "'2024-03-05 10:00:00+02'", "date", "v::date"),
            of("timestamptz", "'2024-03-05 10:00:30+02'", "timestamp", "date_trunc('minute', v AT TIME ZONE 'UTC')"),
            of("date", "'2024-03-05'", "integer", "extract(year from v)::integer"),
            of("date", "'2024-03-05'", "timestamp", "now()::timestamp"),
            of("date", "'2024-03-05'", "text", "to_char(v, 'YYYY-MM')"),
            of("text", "'2024-03-05'", "date", "v::date + 1"),
            of("time", "'10:00:30'", "text", "to_char(v, 'HH24:MI')"),
            of("bigint", "1700000000123", "timestamptz", "to_timestamp(v)"),
            of("text", "'007'", "integer", "v::integer"),
            of("text", "'+7'", "integer", "v::integer"),
            of("varchar(9)", "'0012345'", "bigint", "v::bigint"),
            of("text", "'7.55'", "numeric(10,1)", "v::numeric"),
            of("text", "'n/a'", "integer", "CASE WHEN v ~ '^\\d+$' THEN v::integer END"),
            of("numeric(10,2)", "7.49", "integer", "v::integer"),
            of("numeric(10,4)", "7.1234", "numeric(10,2)", "v"),
            of("numeric(20,2)", "12345678901234567.89", "double precision", "v"),
            of("bigint", "9007199254740993", "double precision", "v"),
            of("double precision", "0.1234567890123", "real", "v"),
            of("double precision", "1.7", "integer", "v::integer"),
            of("integer", "5", "boolean", "v <> 0"),
            of("integer", "5", "text", "''"),
            of("boolean", "true", "integer", "0"),
            of("boolean", "true", "text", "'no'"),
            of("text", "'maybe'", "boolean", "v = 'yes'"),
            of("text", "'long text'", "varchar(4)", "v::varchar(4)"),
            of("varchar(9)", "'abcdef'", "char(3)", "v::char(3)"),
            of("text", "' padded '", "varchar(20)", "trim(v)"),
            of("text", "'Ann'", "varchar(20)", "lower(v)"),
            of("jsonb", "'{\"a\": 1, \"b\": 2}'", "text", "v->>'a'"),
            of("json", "'{\"a\": 1, \"b\": 2}'", "jsonb", "v::jsonb - 'b'"),
            of("text[]", "'{a,b}'", "text", "v[1]"),
            of("text", "'a,b'", "text[]", "string_to_array(split_part(v, ',', 1), ',')"),
            of("integer[]", "'{1,2}'", "integer", "v[1]"),
            of("color", "'red'", "text", "upper(v::text)"),
            of("color", "'red'", "shade", "'blue'::shade"),
            of("text", "'red'", "color", "'blue'::color"),
            of("interval", "'1 day 02:00:00'", "integer", "extract(day from v)::integer"),
            of("integer", "90", "interval", "make_interval(secs => v + 1)"),
            of("bytea", "'\\x00ff'", "text", "encode(substr(v, 1, 1), 'hex')"),
            of("uuid", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "text", "left(v::text, 8)"),
            of("inet", "'10.0.0.1/8'", "text", "host(v)"));

    private static final List<Conversion> SQLITE_KEEPS = List.of(
            of("TEXT", "'7'", "INTEGER", "v"),
            of("TEXT", "'7.50'", "NUMERIC", "v"),
            of("VARCHAR(5)", "'abc'", "TEXT", "v"),
            of("TEXT", "'abc'", "VARCHAR(50)", "v"),
            of("INTEGER", "7", "TEXT", "v"),
            of("INTEGER", "7", "REAL", "v"),
            of("INTEGER", "7", "NUMERIC(10,2)", "v"),
            of("INTEGER", "7", "BIGINT", "v"),
            of("BIGINT", "7", "SMALLINT", "v"),
            of("REAL", "7.0", "INTEGER", "v"),
            of("REAL", "7.5", "NUMERIC(10,2)", "v"),
            of("REAL", "7.5", "TEXT", "v"),
            of("REAL", "7.0", "TEXT", "v"),
            of("NUMERIC(10,2)", "7.5", "REAL", "v"),
            of("NUMERIC(10,2)", "7", "INTEGER", "v"),
            of("NUMERIC(10,2)", "7.5", "TEXT", "v"),
            of("BOOLEAN", "1", "INTEGER", "v"),
            of("INTEGER", "0", "BOOLEAN", "v"),
            of("BOOLEAN", "1", "TEXT", "CASE WHEN v THEN 'true' ELSE 'false' END"),
            of("TEXT", "'yes'", "BOOLEAN", "v = 'yes'"),
            of("TEXT", "'f'", "BOOLEAN", "v = 't'"),
            of("DATE", "'2024-03-05'", "TIMESTAMP", "v || ' 00:00:00'"),
            of("DATE", "'2024-03-05'", "DATETIME", "v || ' 00:00:00'"),
            of("TIMESTAMP", "'2024-03-05 00:00:00'", "DATE", "date(v)"),
            of("TIMESTAMP", "'2024-03-05 10:00:00'", "TIMESTAMP WITH TIME ZONE", "v || '+00:00'"),
            of("TIMESTAMP WITH TIME ZONE", "'2024-03-05 10:00:00+00:00'", "TIMESTAMP", "substr(v, 1, 19)"),
            of("TIMESTAMP", "'2024-03-05T10:00:00'", "TEXT", "replace(v, 'T', ' ')"),
            of("TEXT", "'2024-03-05'", "DATE", "v"),
            of("TEXT", "'05.03.2024'", "DATE", "substr(v, 7) || '-' || substr(v, 4, 2) || '-' || substr(v, 1, 2)"),
            of("INTEGER", "1700000000", "TIMESTAMP", "datetime(v, 'unixepoch')"),
            of("TIMESTAMP", "'2023-11-14 22:13:20'", "INTEGER", "unixepoch(v)"),
            of("TIME", "'10:00:00'", "TEXT", "v"),
            of("JSON", "'{\"b\": 1.0,  \"a\": [true, null]}'", "TEXT", "json(v)"),
            of("TEXT", "'{\"b\":1,\"a\":2}'", "JSON", "v"),
            of("TEXT", "'a,b'", "JSON", "'[\"a\",\"b\"]'"),
            of("JSON", "'[1, 2]'", "TEXT", "'1,2'"),
            of("TEXT", "'abc'", "BLOB", "CAST(v AS BLOB)"),
            of("BLOB", "X'616263'", "TEXT", "CAST(v AS TEXT)"),
            of("BLOB", "X'00ff'", "TEXT", "hex(v)"),
            of("CHAR(36)", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "TEXT", "v"),
            of("TEXT", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "CHAR(36)", "lower(v)"));

    private static final List<Conversion> SQLITE_LOSES = List.of(
            of("TEXT", "'007'", "INTEGER", "v"),
            of("TEXT", "'007'", "NUMERIC", "v"),
            of("TEXT", "'+7'", "INTEGER", "v"),
            of("TEXT", "'n/a'", "INTEGER", "CAST(v AS INTEGER)"),
            of("TEXT", "'7.55'", "INTEGER", "CAST(v AS INTEGER)"),
            of("TEXT", "'long text'", "VARCHAR(4)", "substr(v, 1, 4)"),
            of("TEXT", "' padded '", "VARCHAR(20)", "trim(v)"),
            of("TEXT", "'Ann'", "VARCHAR(20)", "lower(v)"),
            of("TEXT", "'maybe'", "BOOLEAN", "v = 'yes'"),
            of("TEXT", "'abc'", "BLOB", "CAST(substr(v, 1, 1) AS BLOB)"),
            of("TEXT", "'a,b'", "JSON", "'[\"a\"]'"),
            of("TEXT", "'2024-03-05'", "DATE", "date(v, '+1 day')"),
            of("INTEGER", "9007199254740993", "REAL", "v"),
            of("INTEGER", "5", "BOOLEAN", "v <> 0"),
            of("INTEGER", "5", "TEXT", "''"),
            of("INTEGER", "70000", "SMALLINT", "v % 65536"),
            of("REAL", "7.5", "INTEGER", "CAST(v AS INTEGER)"),
            of("REAL", "7.55", "NUMERIC(10,1)", "round(v, 1)"),
            of("REAL", "7.55", "TEXT", "CAST(round(v, 1) AS TEXT)"),
            of("NUMERIC(10,2)", "7.49", "INTEGER", "round(v)"),
            of("NUMERIC(10,2)", "7.49", "TEXT", "CAST(CAST(v AS INTEGER) AS TEXT)"),
            of("BOOLEAN", "1", "INTEGER", "0"),
            of("BOOLEAN", "1", "TEXT", "'no'"),
            of("BOOLEAN", "0", "TEXT", "''"),
            of("DATE", "'2024-03-05'", "INTEGER", "CAST(strftime('%Y', v) AS INTEGER)"),
            of("DATE", "'2024-03-05'", "TIMESTAMP", "datetime('now')"),
            of("DATE", "'2024-03-05'", "TEXT", "substr(v, 1, 7)"),
            of("TIMESTAMP", "'2024-03-05 10:00:00'", "DATE", "date(v)"),
            of("TIMESTAMP", "'2024-03-05 10:00:00'", "TIME", "time(v)"),
            of("TIMESTAMP", "'2024-03-05 10:00:30'", "TEXT", "substr(v, 1, 16) || ':00'"),
            of("TIMESTAMP", "'2024-03-05 10:00:00'", "TIMESTAMP WITH TIME ZONE", "datetime(v, '+1 hour') || '+00:00'"),
            of(
                    "TIMESTAMP WITH TIME ZONE",
                    "'2024-03-05 10:00:00+02:00'",
                    "TIMESTAMP",
                    "substr(v, 1, 10) || ' 00:00:00'"),
            of("INTEGER", "1700000000", "TIMESTAMP", "datetime(v / 10, 'unixepoch')"),
            of("TIME", "'10:00:30'", "TEXT", "substr(v, 1, 5)"),
            of("JSON", "'{\"a\": 1, \"b\": 2}'", "TEXT", "json_extract(v, '$.a')"),
            of("JSON", "'[1, 2]'", "INTEGER", "json_extract(v, '$[0]')"),
            of("JSON", "'{\"a\": 1, \"b\": 2}'", "JSON", "json_remove(v, '$.b')"),
            of("BLOB", "X'00ff'", "TEXT", "hex(substr(v, 1, 1))"),
            of("BLOB", "X'616263'", "TEXT", "upper(CAST(v AS TEXT))"),
            of("CHAR(36)", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "TEXT", "substr(v, 1, 8)"));

    @Test
    void onPostgresql() {
        judge("postgresql", POSTGRESQL_KEEPS, POSTGRESQL_LOSES);
    }

    @Test
    void onSqlite() {
        judge("sqlite", SQLITE_KEEPS, SQLITE_LOSES);
    }

    private void judge(String database, List<Conversion> keeps, List<Conversion> loses) {
        List<Conversion> all = new ArrayList<>(keeps);
        all.addAll(loses);
        String types = database.equals("sqlite")
                ? ""
                : "CREATE TYPE color AS ENUM ('red', 'blue'); CREATE TYPE shade AS ENUM ('blue', 'red');"
                        + " CREATE DOMAIN positive AS integer CHECK (VALUE > 0);\n";
        StringBuilder base = new StringBuilder(types);
        StringBuilder conversions = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            Conversion one = all.get(i);
            String create = "CREATE TABLE %s (id INTEGER NOT NULL PRIMARY KEY, v %s);\n";
            base.append(create.formatted("t" + i, one.from()))
                    .append("INSERT INTO t" + i + " VALUES (1, " + one.value() + "), (2, NULL);\n");
            conversions.append(
                    database.equals("sqlite")
                            ? create.formatted("n" + i, one.to())
                                    + ("INSERT INTO n# SELECT id, CASE WHEN v IS NOT NULL THEN " + one.using()
                                                    + " END FROM t#;\nDROP TABLE t#;\nALTER TABLE n# RENAME TO t#;\n")
                                            .replace("#", String.valueOf(i))
                            : "ALTER TABLE t" + i + " ALTER COLUMN v TYPE " + one.to()
                                    + " USING CASE WHEN v IS NOT NULL" + " THEN " + one.using() + " END;\n");
        }
        List<Finding> findings = SmallHistory.in(scripts)
                .revision("r1", "none", base.toString(), "SELECT 1;")
                .irreversible("r2", "r1", conversions.toString(), "the types were wrong")
                .verification(database)
                .checks("data-up", "upgrade")
                .run()
                .findings();

        Set<Conversion> found = new HashSet<>();
        Set<String> others = new TreeSet<>();
        findings.forEach(finding -> {
            Matcher table = TABLE.matcher(finding.headline());
            if (table.find()) {
                found.add(all.get(Integer.parseInt(table.group(1).substring(1))));
            } else {
                others.add(finding.text());
            }
        });
        assertThat(others).isEmpty();
        assertThat(keeps.stream().filter(found::contains)).as("accused").isEmpty();
        assertThat(loses.stream().filter(one -> !found.contains(one)))
                .as("missed")
                .isEmpty();
        assertThat(IntStream.of(keeps.size(), loses.size())).allMatch(size -> size >= 40);
    }
}
