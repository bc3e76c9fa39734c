package dev.retort.assertions.entities;

import dev.retort.catalog.Database;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which types of columns an entity can't tell apart. */
final class EntityType {

    private static final Pattern FULL_PRECISION = Pattern.compile("\\b(time|timestamp)\\(6\\)");
    private static final Pattern SIZED = Pattern.compile("([a-z0-9 _]+?) ?(\\([^)]*\\))?(?: with(?:out)? time zone)?");
    private static final Set<String> SIZE_COUNTS = Set.of("text", "numeric");
    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("tinyint", "integer"),
            Map.entry("smallint", "integer"),
            Map.entry("mediumint", "integer"),
            Map.entry("bigint", "integer"),
            Map.entry("int2", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "integer"),
            Map.entry("boolean", "integer"),
            Map.entry("bool", "integer"),
            Map.entry("decimal", "numeric"),
            Map.entry("varchar", "text"),
            Map.entry("character varying", "text"),
            Map.entry("char", "text"),
            Map.entry("character", "text"),
            Map.entry("clob", "text"),
            Map.entry("double", "real"),
            Map.entry("double precision", "real"),
            Map.entry("float", "real"),
            Map.entry("binary", "blob"),
            Map.entry("varbinary", "blob"),
            Map.entry("datetime", "timestamp"));

    private final boolean sqlite;

    EntityType(Database database) {
        this.sqlite = !database.isPostgresql();
    }

    /** The actual type, or the wanted one's text if they are the same. */
    String asWanted(String wanted, String actual) {
        if (sqlite) {
            return isSameOnSqlite(wanted, actual) ? wanted : actual;
        }
        return precise(actual);
    }

    /** Six digits are what a time has without being asked. */
    private static String precise(String type) {
        return FULL_PRECISION.matcher(type).replaceAll("$1");
    }

    /**
     * SQLite checks neither names nor sizes, see <a href="https://www.sqlite.org/datatype3.html">datatypes</a>. The
     * families are those of the drivers; a size counts if both sides have one.
     */
    private static boolean isSameOnSqlite(String wanted, String actual) {
        Matcher one = SIZED.matcher(wanted.toLowerCase(Locale.ROOT));
        Matcher other = SIZED.matcher(actual.toLowerCase(Locale.ROOT));
        if (!one.matches() || !other.matches()) {
            return wanted.equalsIgnoreCase(actual);
        }
        String family = family(one);
        boolean sizes = !SIZE_COUNTS.contains(family)
                || one.group(2) == null
                || other.group(2) == null
                || one.group(2).replace(" ", "").equals(other.group(2).replace(" ", ""));
        return family.equals(family(other)) && sizes;
    }

    private static String family(Matcher type) {
        return FAMILIES.getOrDefault(type.group(1), type.group(1));
    }
}
