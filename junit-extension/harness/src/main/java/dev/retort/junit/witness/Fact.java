package dev.retort.junit.witness;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a reader tells of a schema, in words that both readers' facts have in common; names are without
 * quotes.
 *
 * @param about what it is told of, such as {@code type of users.email}
 * @param says what is told, such as {@code : varchar(20)}; empty if it is only that it is there
 */
record Fact(String about, String says) implements Comparable<Fact> {

    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::about).thenComparing(Fact::says);

    static Fact table(String table, boolean view) {
        return new Fact((view ? "view " : "table ") + table, "");
    }

    static Fact column(String table, String column, int position, boolean nullable) {
        return new Fact("column " + table + "." + column, " at " + position + (nullable ? "" : " not null"));
    }

    /** A column is generated, or counts by itself. */
    static Fact column(String table, String column, String how) {
        return new Fact(how + " column " + table + "." + column, "");
    }

    /** Something about an object, such as the type of a column. */
    static Fact of(String aspect, String object, String value) {
        return new Fact(aspect + " of " + object, ": " + value);
    }

    static Optional<Fact> of(String aspect, String object, Optional<String> value) {
        return value.map(text -> of(aspect, object, text));
    }

    static Fact primaryKey(String table, List<String> columns) {
        return new Fact("primary key of " + table, list(columns));
    }

    static Fact unique(String table, List<String> columns) {
        return new Fact("unique of " + table + list(columns), "");
    }

    static Fact constraint(String constraint, String type, boolean deferrable, boolean deferred) {
        return new Fact(type + " constraint " + constraint, deferrability(deferrable, deferred));
    }

    static String deferrability(boolean deferrable, boolean deferred) {
        return (deferrable ? " deferrable" : "") + (deferred ? " initially deferred" : "");
    }

    static Fact foreignKey(String table, List<String> columns, String target, List<String> others, String more) {
        return new Fact("foreign key of " + table + list(columns), " to " + target + list(others) + more);
    }

    static Fact index(String table, String index, boolean unique) {
        return new Fact("index " + table + "." + index, unique ? " unique" : "");
    }

    static Fact sequence(String sequence, List<String> numbers, boolean cycle) {
        return new Fact(
                "sequence " + sequence,
                " start %s, increment %s, from %s to %s".formatted(numbers.toArray()) + (cycle ? ", cycle" : ""));
    }

    static String plain(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String list(List<String> columns) {
        return " (" + String.join(", ", columns) + ")";
    }

    /** What is told, for somebody who sees what it is told of. */
    String value() {
        return says.isEmpty() ? "it is there" : says.replaceFirst("^:? ", "");
    }

    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return about + says;
    }
}
