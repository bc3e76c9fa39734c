package dev.retort.junit.witness;

import java.util.List;
import java.util.Optional;

/** How a fact is written, so that both readers' facts can be compared as text; names are without quotes. */
final class Fact {

    private Fact() {}

    static String table(String table, boolean view) {
        return (view ? "view " : "table ") + table;
    }

    static String column(String table, String column, int position, boolean nullable) {
        return "column " + table + "." + column + " at " + position + (nullable ? "" : " not null");
    }

    /** Something that is told of an object, such as the type of a column. */
    static String of(String aspect, String object, String value) {
        return aspect + " of " + object + ": " + value;
    }

    static Optional<String> of(String aspect, String object, Optional<String> value) {
        return value.map(text -> of(aspect, object, text));
    }

    static String primaryKey(String table, List<String> columns) {
        return "primary key of " + table + list(columns);
    }

    static String unique(String table, List<String> columns) {
        return "unique of " + table + list(columns);
    }

    static String constraint(String constraint, String type, boolean deferrable, boolean deferred) {
        return type + " constraint " + constraint + deferrability(deferrable, deferred);
    }

    static String deferrability(boolean deferrable, boolean deferred) {
        return (deferrable ? " deferrable" : "") + (deferred ? " initially deferred" : "");
    }

    static String foreignKey(String table, List<String> columns, String target, List<String> others, String more) {
        return "foreign key of " + table + list(columns) + " to " + target + list(others) + more;
    }

    static String index(String table, String index, boolean unique) {
        return "index " + table + "." + index + (unique ? " unique" : "");
    }

    static String sequence(String sequence, List<String> numbers, boolean cycle) {
        return "sequence " + sequence + " start %s, increment %s, from %s to %s".formatted(numbers.toArray())
                + (cycle ? ", cycle" : "");
    }

    static String plain(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String list(List<String> columns) {
        return " (" + String.join(", ", columns) + ")";
    }
}
