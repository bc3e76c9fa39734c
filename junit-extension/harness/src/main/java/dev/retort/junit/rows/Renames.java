package dev.retort.junit.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tables and columns a revision renamed, as its statements say. Both databases write it the same way:
 * {@code ALTER TABLE … RENAME [COLUMN …] TO …}.
 */
public final class Renames {

    private static final String NAME = "((?:\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|[\\w$]+)(?:\\.(?:\"[^\"]+\"|[\\w$]+))?)";
    private static final Pattern TABLE = Pattern.compile(
            "ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?" + NAME + "\\s+RENAME\\s+TO\\s+" + NAME,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMN = Pattern.compile(
            "ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?" + NAME
                    + "\\s+RENAME\\s+(?!TO\\s|CONSTRAINT\\s)(?:COLUMN\\s+)?" + NAME + "\\s+TO\\s+" + NAME,
            Pattern.CASE_INSENSITIVE);

    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, Map<String, String>> columns = new HashMap<>();

    private Renames() {}

    /** Reads the statements of one step, in order. */
    public static Renames of(List<String> statements) {
        Renames renames = new Renames();
        statements.forEach(renames::read);
        return renames;
    }

    private void read(String sql) {
        Matcher table = TABLE.matcher(sql);
        Matcher column = COLUMN.matcher(sql);
        if (table.find()) {
            follow(tables, plain(table.group(1)), plain(table.group(2)));
        } else if (column.find()) {
            String before = origin(tables, plain(column.group(1)));
            Map<String, String> ofTable = columns.computeIfAbsent(key(before), any -> new HashMap<>());
            follow(ofTable, plain(column.group(2)), plain(column.group(3)));
        }
    }

    private static void follow(Map<String, String> names, String from, String to) {
        names.put(key(origin(names, from)), to);
    }

    /** What was called so before all renames so far. */
    private static String origin(Map<String, String> names, String now) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(now))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(now);
    }

    private static String plain(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean quoted = last.startsWith("\"") || last.startsWith("`") || last.startsWith("[");
        return quoted ? last.substring(1, last.length() - 1) : last;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * What a table is called afterwards, without its schema; its own name if it wasn't renamed. The case of letters may
     * differ from the database's.
     */
    public String table(String before) {
        return tables.getOrDefault(key(before), before);
    }

    /** What a column is called afterwards; its own name if it wasn't renamed. */
    public String column(String tableBefore, String before) {
        return columns.getOrDefault(key(tableBefore), Map.of()).getOrDefault(key(before), before);
    }
}
