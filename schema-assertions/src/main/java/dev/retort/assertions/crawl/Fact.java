package dev.retort.assertions.crawl;

import java.util.List;

/** How a fact is written, so that both readers' facts can be compared as text; names are without quotes. */
final class Fact {

    private Fact() {}

    static String table(String table, boolean view) {
        return (view ? "view " : "table ") + table;
    }

    static String column(String table, String column, int position, boolean nullable) {
        return "column " + table + "." + column + " at " + position + (nullable ? "" : " not null");
    }

    static String primaryKey(String table, List<String> columns) {
        return "primary key of " + table + list(columns);
    }

    static String unique(String table, List<String> columns) {
        return "unique of " + table + list(columns);
    }

    static String foreignKey(String table, List<String> columns, String target, List<String> others, String actions) {
        return "foreign key of " + table + list(columns) + " to " + target + list(others) + actions;
    }

    static String index(String table, String index, boolean unique) {
        return "index " + table + "." + index + (unique ? " unique" : "");
    }

    static String plain(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String list(List<String> columns) {
        return " (" + String.join(", ", columns) + ")";
    }
}
