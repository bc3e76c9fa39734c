package dev.retort.assertions;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's short names of types and the long ones that the catalogue shows, see
 * <a href="https://www.postgresql.org/docs/current/datatype.html">data types</a>.
 */
final class TypeName {

    private static final Pattern PARTS = Pattern.compile("([a-z0-9_ ]+?)\\s*(\\([^)]*\\))?((?:\\[\\])*)");
    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int8", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("decimal", "numeric"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("varbit", "bit varying"));
    private static final Map<String, String> TIMES = Map.of(
            "timestamptz", "timestamp%s with time zone",
            "timestamp", "timestamp%s without time zone",
            "timetz", "time%s with time zone",
            "time", "time%s without time zone");

    private TypeName() {}

    static String full(String type) {
        Matcher parts = PARTS.matcher(type.toLowerCase(Locale.ROOT).strip());
        if (!parts.matches()) {
            return type;
        }
        String name = parts.group(1);
        String size = parts.group(2) == null ? "" : parts.group(2).replaceAll("\\s", "");
        if (TIMES.containsKey(name)) {
            return TIMES.get(name).formatted(size) + parts.group(3);
        }
        return LONG.containsKey(name) ? LONG.get(name) + size + parts.group(3) : type.strip();
    }
}
