package dev.retort.junit.generation;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TypeName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of the types that PostgreSQL brings, and of some extensions, as it reads them. */
final class PostgresValues {

    /** What a type that we don't know may take; which of them, the server tells. */
    private static final List<String> GUESSES = List.of(
            "1", "a", "{}", "(0,0)", "2024-01-10", "", "[1,2)", "true", "a.b", "a=>1", "POINT(1 2)", "[1,2,3]", "1 2");

    private static final DatabaseKind DATABASE = DatabaseKind.POSTGRESQL;

    private PostgresValues() {}

    static Pool of(TypeName type) {
        String name = type.name().substring(type.name().lastIndexOf('.') + 1).replace("\"", "");
        int first = type.number(0).orElse(-1);
        return switch (name) {
            case "smallint" -> integers("-32768", "32767");
            case "integer" -> integers("-2147483648", "2147483647");
            case "bigint" -> integers("-9223372036854775808", "9223372036854775807");
            case "oid", "xid", "cid", "xid8" -> integers("0", "2147483647");
            case "numeric" ->
                first < 0 ? anyNumeric() : numeric(first, type.number(1).orElse(0));
            case "real" -> floats("3.4e+38", "1.2e-38");
            case "double precision" -> floats("1.7e+308", "2.3e-308");
            case "money" ->
                quoted(Sort.OTHER, n -> n + 1 + ".25", List.of("0.00", "-1.00", "0.50", "92233720368547758.07"));
            case "text", "citext" -> texts(Integer.MAX_VALUE);
            case "character varying", "bpchar", "varchar" -> texts(first < 0 ? Integer.MAX_VALUE : first);
            case "character" -> texts(first < 0 ? 1 : first);
            case "char" -> texts(1);
            case "name" -> texts(63);
            case "bytea" -> hex(RawValues::bytes, RawValues.BYTES);
            case "boolean" -> Pool.only(Sort.TRUTH, List.of("true", "false"), Value::bare);
            case "date" -> quoted(Sort.DATE, RawValues::date, RawValues.DATES);
            case "timestamp without time zone" -> quoted(Sort.TIMESTAMP, RawValues::timestamp, RawValues.TIMESTAMPS);
            case "timestamp with time zone" ->
                quoted(Sort.TIMESTAMP, n -> RawValues.timestamp(n) + "+00:00", zoned(RawValues.TIMESTAMPS));
            case "time without time zone" -> quoted(Sort.OTHER, RawValues::time, RawValues.TIMES);
            case "time with time zone" -> quoted(Sort.OTHER, n -> RawValues.time(n) + "+00:00", zoned(RawValues.TIMES));
            case "uuid" ->
                quoted(
                        Sort.OTHER,
                        RawValues::uuid,
                        List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"));
            case "json", "jsonb" -> quoted(Sort.JSON, RawValues::json, RawValues.JSON);
            case "xml" -> quoted(Sort.OTHER, n -> "<a>" + n + "</a>", List.of("<a/>", "<a b=\"ü\">text</a>"));
            case "bit" -> bits(Math.max(1, first), Math.max(1, first));
            case "bit varying" -> bits(1, first < 0 ? 64 : first);
            default -> other(name, type);
        };
    }

    private static Pool other(String name, TypeName type) {
        if (name.startsWith("interval")) {
            return quoted(
                    Sort.OTHER,
                    n -> n + 1 + " days 00:07:00", // a month equals thirty days
                    List.of("0", "-1 days", "1 mon", "1 year 2 mons 3 days 04:05:06.789", "-00:00:01"));
        }
        return switch (name) {
            case "inet" ->
                quoted(
                        Sort.OTHER,
                        n -> "192.0." + n / 200 % 200 + "." + n % 200,
                        List.of("::1", "0.0.0.0", "192.0.2.1/24"));
            case "cidr" ->
                quoted(Sort.OTHER, n -> "10." + n / 200 % 200 + "." + n % 200 + ".0/24", List.of("::/0", "0.0.0.0/0"));
            case "macaddr" -> quoted(Sort.OTHER, n -> "08:00:2b:" + pairs(n, ":"), List.of("00:00:00:00:00:00"));
            case "macaddr8" -> quoted(Sort.OTHER, n -> "08:00:2b:01:02:" + pairs(n, ":"), List.of());
            case "point" -> quoted(Sort.OTHER, n -> "(" + n + ",0.5)", List.of("(0,0)", "(-1,-1)"));
            case "line" -> quoted(Sort.OTHER, n -> "{1,1," + n + "}", List.of());
            case "lseg" -> quoted(Sort.OTHER, n -> "[(0,0),(1," + n + ")]", List.of());
            case "box" -> quoted(Sort.OTHER, n -> "(" + (10 * n + 2) + ",2),(" + (10 * n + 1) + ",1)", List.of());
            case "path" -> quoted(Sort.OTHER, n -> "((0,0),(1," + n + "))", List.of("[(0,0),(1,1)]"));
            case "polygon" ->
                quoted(Sort.OTHER, n -> "((" + 10 * n + ",0),(" + (10 * n + 1) + ",0),(" + 10 * n + ",1))", List.of());
            case "circle" -> quoted(Sort.OTHER, n -> "<(" + 10 * n + ",0),1>", List.of());
            case "tsvector" -> quoted(Sort.OTHER, n -> "word" + n, List.of("", "'a':1 'b':2"));
            case "tsquery" -> quoted(Sort.OTHER, n -> "word" + n, List.of("a & !b"));
            case "pg_lsn" ->
                quoted(Sort.OTHER, n -> "0/" + Integer.toHexString(n + 1).toUpperCase(Locale.ROOT), List.of("0/0"));
            case "jsonpath" -> quoted(Sort.OTHER, n -> "$.a" + n, List.of("$"));
            case "txid_snapshot", "pg_snapshot" -> quoted(Sort.OTHER, n -> (n + 1) + ":" + (n + 1) + ":", List.of());
            case "regclass" -> only("pg_class", "pg_type", "pg_proc");
            case "regtype" -> only("integer", "text", "boolean");
            case "regproc" -> only("now", "pi");
            case "regrole" -> only("pg_monitor");
            case "regnamespace" -> only("pg_catalog");
            case "regconfig" -> only("simple", "english");
            case "hstore" -> quoted(Sort.OTHER, n -> "a=>" + n, List.of("", "a=>NULL", "\"k v\"=>\"ü\""));
            case "ltree" -> quoted(Sort.OTHER, n -> "top.a" + n, List.of("top"));
            case "geometry", "geography" -> quoted(Sort.OTHER, n -> "POINT(" + n % 180 + " 1)", List.of());
            case "vector", "halfvec" -> vector(type.number(0).orElse(3));
            case "int4range", "int8range", "numrange" -> range(integers("-1000000", "1000000"));
            case "daterange" -> range(quoted(Sort.DATE, RawValues::date, List.of()));
            case "tsrange" -> range(quoted(Sort.TIMESTAMP, RawValues::timestamp, List.of()));
            case "tstzrange" -> range(quoted(Sort.TIMESTAMP, n -> RawValues.timestamp(n) + "+00", List.of()));
            case "int4multirange", "int8multirange", "nummultirange" ->
                multirange(range(integers("-1000000", "1000000")));
            case "datemultirange" -> multirange(range(quoted(Sort.DATE, RawValues::date, List.of())));
            case "tsmultirange" -> multirange(range(quoted(Sort.TIMESTAMP, RawValues::timestamp, List.of())));
            case "tstzmultirange" ->
                multirange(range(quoted(Sort.TIMESTAMP, n -> RawValues.timestamp(n) + "+00", List.of())));
            default -> only(GUESSES.toArray(String[]::new));
        };
    }

    /** Whether the values are of a type that isn't known, so that only the server can tell which are right. */
    static boolean isGuessed(Pool pool) {
        return pool.limits().equals(GUESSES);
    }

    private static Pool quoted(Sort sort, IntFunction<String> plain, List<String> limits) {
        return Pool.quoted(sort, DATABASE, plain, limits);
    }

    private static Pool only(String... values) {
        return Pool.only(Sort.OTHER, List.of(values), raw -> Value.quoted(raw, DATABASE));
    }

    static Pool labels(List<String> labels) {
        return Pool.only(Sort.LABEL, labels, raw -> Value.quoted(raw, DATABASE));
    }

    private static Pool integers(String least, String greatest) {
        return Pool.bare(
                        Sort.NUMBER,
                        n -> String.valueOf(n + 1),
                        RawValues.integers(new BigInteger(least), new BigInteger(greatest)))
                .distinct(30_000);
    }

    private static Pool numeric(int precision, int scale) {
        return Pool.bare(Sort.NUMBER, n -> RawValues.decimal(n, precision, scale), RawValues.decimals(precision, scale))
                .distinct(precision - scale >= 4 ? 9_000 : (int) Math.pow(10, Math.min(precision, 4)) - 1);
    }

    private static Pool anyNumeric() {
        return Pool.bare(
                Sort.NUMBER,
                n -> n + 1 + ".5",
                List.of(
                        "0",
                        "-1",
                        "1",
                        "0.5",
                        "2.5",
                        "0.000000001",
                        "12345678901234567890.123456789",
                        "-99999999999.99"));
    }

    private static Pool floats(String greatest, String least) {
        return Pool.bare(
                Sort.NUMBER,
                n -> n + 1 + ".5",
                List.of("0", "-1", "1", "0.5", "2.5", "0.1", least, greatest, "-" + greatest));
    }

    private static Pool texts(int longest) {
        return quoted(Sort.TEXT, n -> RawValues.text(n, longest), RawValues.texts(longest))
                .distinct(longest >= 4 ? Integer.MAX_VALUE : (int) Math.pow(26, longest));
    }

    private static Pool hex(IntFunction<String> plain, List<String> limits) {
        return quoted(
                Sort.BYTES,
                n -> "\\x" + plain.apply(n),
                limits.stream().map(hex -> "\\x" + hex).toList());
    }

    private static Pool bits(int least, int most) {
        IntFunction<String> plain = n -> {
            String bits = Integer.toBinaryString(n);
            String padded = "0".repeat(Math.max(0, most - bits.length())) + bits;
            return padded.substring(padded.length() - most);
        };
        return quoted(Sort.OTHER, plain, List.of("0".repeat(least), "1".repeat(most)))
                .distinct(1 << Math.min(most, 16));
    }

    private static Pool vector(int length) {
        return quoted(
                Sort.OTHER,
                n -> IntStream.range(0, length)
                        .mapToObj(place -> String.valueOf(place == 0 ? n + 1 : 1))
                        .collect(Collectors.joining(",", "[", "]")),
                List.of());
    }

    private static String pairs(int number, String between) {
        return String.format(
                Locale.ROOT, "%02x%s%02x%s%02x", number >> 16 & 255, between, number >> 8 & 255, between, number & 255);
    }

    private static List<String> zoned(List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(place -> values.get(place) + RawValues.OFFSETS.get(place % RawValues.OFFSETS.size()))
                .toList();
    }

    /** Ranges that don't overlap. */
    static Pool range(Pool subtype) {
        IntFunction<String> plain = n -> "[" + element(subtype.plain().apply(10 * n)) + ","
                + element(subtype.plain().apply(10 * n + 5)) + ")";
        String some = element(subtype.plain().apply(3));
        return quoted(Sort.RANGE, plain, List.of("empty", "(,)", "[" + some + ",)", "(," + some + "]"))
                .distinct(Math.max(1, subtype.distinct() / 10 - 1));
    }

    static Pool multirange(Pool range) {
        return range.wrapped(Sort.RANGE, each -> each.equals("empty") ? "{}" : "{" + each + "}", List.of(), DATABASE);
    }

    /** A value inside an array, a range or a record, in quotes. */
    static String element(String raw) {
        return '"' + raw.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String composite(List<String> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach(field -> parts.add(element(field)));
        return "(" + String.join(",", parts) + ")";
    }

    /** The items of an array that is written out, as far as it is a plain one. */
    static String arrayOf(Stream<String> items) {
        return items.map(PostgresValues::element).collect(Collectors.joining(",", "{", "}"));
    }
}
