package dev.retort.junit.witness;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import schemacrawler.schema.Column;

/**
 * PostgreSQL's types as both readers tell them: what the driver calls {@code varchar} of size 20 is
 * {@code character varying(20)} for the server. See {@link NotCompared} for what is left out.
 */
final class PostgresTypeName {

    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int DEFAULT_FRACTION = 6;

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("serial", "integer"),
            Map.entry("bigserial", "bigint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("bool", "boolean"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("varchar", "character varying"),
            Map.entry("bpchar", "character"),
            Map.entry("varbit", "bit varying"));

    private static final Map<String, String> ZONES = Map.of(
            "time", "without time zone",
            "timestamp", "without time zone",
            "timetz", "with time zone",
            "timestamptz", "with time zone");

    private static final Pattern SCHEMA = Pattern.compile("^(?:\"(?:[^\"]|\"\")*\"|[^\".]+)\\.(.*)$");
    private static final Pattern QUOTED = Pattern.compile("^(\"(?:[^\"]|\"\")*\")((?:\\[\\])?)$");

    private PostgresTypeName() {}

    /** A type as the driver tells it. */
    static String of(Column column) {
        String name = column.getColumnDataType().getDatabaseSpecificTypeName();
        boolean array = name.startsWith("_");
        String element = array ? name.substring(1) : name;
        return with(element, column.getSize(), column.getDecimalDigits()) + (array ? "[]" : "");
    }

    private static String with(String name, int size, int digits) {
        if (ZONES.containsKey(name)) {
            String fraction = digits == DEFAULT_FRACTION ? "" : "(" + digits + ")";
            return name.replace("tz", "") + fraction + " " + ZONES.get(name);
        }
        String own = NAMES.getOrDefault(name, name);
        return switch (name) {
            case "numeric" -> size == 0 ? own : own + "(" + size + "," + digits + ")";
            case "varchar", "bpchar", "bit", "varbit" -> size == UNLIMITED ? own : own + "(" + size + ")";
            default -> Fact.plain(own);
        };
    }

    /** A type as the server tells it, without what the driver can't. */
    static String comparable(String type) {
        if (type.startsWith("interval")) {
            return type.endsWith("[]") ? "interval[]" : "interval"; // NotCompared.INTERVAL_FIELDS
        }
        Matcher schema = SCHEMA.matcher(type);
        String name = schema.matches() ? schema.group(1) : type; // NotCompared.SCHEMA_OF_A_TYPE
        Matcher quoted = QUOTED.matcher(name);
        if (quoted.matches()) {
            return Fact.plain(quoted.group(1)) + quoted.group(2);
        }
        return name.replaceFirst("^(time(?:stamp)?)\\(6\\)", "$1"); // NotCompared.FRACTION_OF_SIX
    }
}
