package dev.retort.junit.generation;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.sqlite.Affinity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SQLite's columns hold: what their declared type says to people, within what its affinity takes unchanged. */
final class SqliteTypes {

    private static final Pattern SIZED = Pattern.compile("[^(]*\\(\\s*(\\d{1,5})\\s*(?:,\\s*(\\d{1,5})\\s*)?\\).*");
    private static final DatabaseKind DATABASE = DatabaseKind.SQLITE;

    /** What a double holds of a decimal without loss. */
    private static final int DIGITS = 15;

    private SqliteTypes() {}

    static Pool pool(String declared, boolean strict) {
        String type = declared.toUpperCase(Locale.ROOT);
        if (strict) {
            return ofAffinity(type);
        }
        if (type.contains("BOOL")) {
            return Pool.only(Sort.NUMBER, List.of("1", "0"), Value::bare);
        }
        if (type.contains("DATETIME") || type.contains("TIMESTAMP")) {
            return quoted(Sort.TIMESTAMP, RawValues.TIMESTAMPS, RawValues::timestamp);
        }
        if (type.contains("DATE")) {
            return quoted(Sort.DATE, RawValues.DATES, RawValues::date);
        }
        if (type.startsWith("TIME")) {
            return quoted(Sort.OTHER, RawValues.TIMES, RawValues::time);
        }
        if (type.contains("JSON")) {
            return quoted(Sort.JSON, RawValues.JSON, RawValues::json);
        }
        if (type.contains("UUID") || type.contains("GUID")) {
            return quoted(Sort.OTHER, List.of("00000000-0000-0000-0000-000000000000"), RawValues::uuid);
        }
        return ofAffinity(type);
    }

    private static Pool ofAffinity(String type) {
        Matcher size = SIZED.matcher(type);
        int first = size.matches() ? Integer.parseInt(size.group(1)) : -1;
        if (type.equals("ANY")) {
            return anything();
        }
        return switch (Affinity.of(type)) {
            case INTEGER -> integers(type);
            case TEXT -> texts(first < 0 ? Integer.MAX_VALUE : first);
            case BLOB -> type.isEmpty() ? anything() : bytes();
            case REAL -> floats();
            case NUMERIC -> first < 0 ? floats() : decimals(first, size.group(2));
        };
    }

    /** What the same word holds on other databases: a row with more bits than those is no row of an application for both. */
    private static Pool integers(String type) {
        String bound = type.contains("SMALL")
                ? "32767"
                : type.contains("TINY")
                        ? "127"
                        : type.contains("BIG") || type.contains("8") ? "9223372036854775807" : "2147483647";
        BigInteger greatest = new BigInteger(bound);
        return Pool.bare(
                        Sort.NUMBER,
                        n -> String.valueOf(n + 1),
                        RawValues.integers(greatest.negate().subtract(BigInteger.ONE), greatest))
                .distinct(type.contains("TINY") ? 127 : 30_000);
    }

    private static Pool decimals(int precision, String digitsBehind) {
        int scale = digitsBehind == null ? 0 : Integer.parseInt(digitsBehind);
        int possible = Math.max(Math.min(precision, DIGITS), 1);
        int behind = Math.min(scale, possible);
        return Pool.bare(Sort.NUMBER, n -> RawValues.decimal(n, possible, behind), RawValues.decimals(possible, behind))
                .distinct(possible - behind >= 4 ? 9_000 : (int) Math.pow(10, Math.min(possible, 4)) - 1);
    }

    private static Pool floats() {
        return Pool.bare(
                Sort.NUMBER,
                n -> n + 1 + ".5",
                List.of("0", "-1", "1", "0.5", "2.5", "0.1", "1.0e+300", "-1.0e+300", "2.5e-300"));
    }

    private static Pool texts(int longest) {
        return quoted(Sort.TEXT, RawValues.texts(longest), n -> RawValues.text(n, longest))
                .distinct(longest >= 4 ? Integer.MAX_VALUE : (int) Math.pow(26, longest));
    }

    private static Pool bytes() {
        return Pool.bare(Sort.BYTES, RawValues::bytes, RawValues.BYTES).written(Value::bytes);
    }

    /** Texts and numbers, each as what it is. */
    private static Pool anything() {
        List<String> limits = new ArrayList<>(List.of("1", "0", "-1", "0.5"));
        limits.addAll(RawValues.texts(Integer.MAX_VALUE));
        return quoted(Sort.TEXT, limits, RawValues::text)
                .written(raw -> raw.matches("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?")
                        ? Value.bare(raw)
                        : Value.quoted(raw, DATABASE));
    }

    private static Pool quoted(Sort sort, List<String> limits, IntFunction<String> plain) {
        return Pool.quoted(sort, DATABASE, plain, limits);
    }
}
