package dev.retort.junit.witness;

import java.util.ArrayList;
import java.util.List;

/**
 * DDL of a small schema made by chance: a few tables with columns of all sorts, keys, references, checks, indexes, views
 * and triggers, odd names among them. What each database has of its own comes from a {@link Dialect}.
 */
final class GeneratedSchema {

    private static final List<String> ACTIONS = List.of("cascade", "restrict", "set null", "no action", "set default");

    /** What a database has of its own. */
    interface Dialect {

        /** A type and what follows it, for a column whose neighbour {@code first} is an int. */
        String column(Chance chance, String first, String name);

        /** For the first column of a table without another key. */
        String countingKey(Chance chance);

        /** Behind a foreign key. */
        String deferrable(Chance chance);

        /** Behind a unique constraint. */
        String behindUnique(Chance chance);

        /** Behind the closing parenthesis of a table. */
        String behindTable(Chance chance, boolean hasKey);

        /** One column of a key of an index. */
        String indexed(Chance chance, String column);

        /** All between the columns of an index and its predicate. */
        String behindIndex(Chance chance, List<String> columns, boolean unique);

        /** Whatever else there may be for a table, whose first two columns are ints. */
        List<String> more(Chance chance, String prefix, String table, List<String> columns, int number);

        /** What comes before all tables. */
        List<String> first(Chance chance, String prefix);
    }

    private final Chance chance;
    private final Dialect dialect;
    private final String prefix;
    private final List<String> statements = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final List<List<String>> keys = new ArrayList<>();

    private GeneratedSchema(long seed, Dialect dialect, String prefix) {
        this.chance = new Chance(seed);
        this.dialect = dialect;
        this.prefix = prefix;
    }

    static String sqlite(long seed) {
        return new GeneratedSchema(seed, new SqliteDialect(), "").text();
    }

    /** In a schema of its own, {@code g} and the seed. */
    static String postgres(long seed) {
        String schema = "g" + seed;
        return "create schema " + schema + ";\n"
                + new GeneratedSchema(seed, new PostgresDialect(schema), schema + ".").text();
    }

    private String text() {
        statements.addAll(dialect.first(chance, prefix));
        int count = 1 + chance.below(4);
        for (int i = 0; i < count; i++) {
            table(i);
        }
        return String.join(";\n", statements) + ";";
    }

    private void table(int number) {
        String table = prefix + chance.name("" + number);
        List<String> columns = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        boolean counting = chance.of(25);
        columns(counting, columns, parts);
        List<String> key = counting ? columns.subList(0, 1) : key(columns, parts, number);
        if (chance.of(40)) {
            parts.add("constraint " + Chance.quoted("u" + number) + " unique "
                    + Chance.list(chance.some(columns.subList(0, 2))) + dialect.behindUnique(chance));
        }
        references(columns, parts);
        if (chance.of(40)) {
            parts.add(chance.perhaps(50, "constraint " + Chance.quoted("k" + number) + " ") + "check (" + columns.get(0)
                    + " > 0 and " + columns.get(1) + " <> " + chance.below(9) + ")");
        }
        statements.add("create table " + table + " (" + String.join(", ", parts) + ")"
                + dialect.behindTable(chance, !key.isEmpty() && !counting));
        tables.add(table);
        keys.add(List.copyOf(key));
        behind(table, columns, number);
    }

    private void columns(boolean counting, List<String> columns, List<String> parts) {
        int count = 2 + chance.below(6);
        for (int i = 0; i < count; i++) {
            String name = chance.name("_" + i);
            columns.add(name);
            if (i == 0 && counting) {
                parts.add(name + " " + dialect.countingKey(chance));
            } else if (i < 2) {
                parts.add(name + " int" + chance.perhaps(30, " not null")
                        + chance.perhaps(30, " default " + chance.below(50)));
            } else {
                parts.add(name + " " + dialect.column(chance, columns.get(0), name));
            }
        }
    }

    private List<String> key(List<String> columns, List<String> parts, int number) {
        List<String> key = chance.of(85) ? columns.subList(0, 1 + chance.below(2)) : List.of();
        if (!key.isEmpty()) {
            parts.add(chance.perhaps(30, "constraint " + Chance.quoted("p" + number) + " ") + "primary key "
                    + Chance.list(key));
        }
        return key;
    }

    private void references(List<String> columns, List<String> parts) {
        for (int target = 0; target < tables.size(); target++) {
            List<String> key = keys.get(target);
            if (!key.isEmpty() && chance.of(50)) {
                parts.add("foreign key " + Chance.list(columns.subList(0, key.size())) + " references "
                        + tables.get(target)
                        + chance.perhaps(50, " " + Chance.list(key))
                        + chance.perhaps(50, " on delete " + chance.one(ACTIONS))
                        + chance.perhaps(30, " on update " + chance.one(ACTIONS))
                        + dialect.deferrable(chance));
            }
        }
    }

    private void behind(String table, List<String> columns, int number) {
        for (int i = chance.below(3); i > 0; i--) {
            index(table, columns, number + "_" + i);
        }
        if (chance.of(40)) {
            statements.add("create view " + prefix + Chance.quoted("v" + number) + " as select "
                    + String.join(", ", chance.some(columns)) + " from " + table + " where " + columns.get(0) + " > 1");
        }
        statements.addAll(dialect.more(chance, prefix, table, columns, number));
    }

    private void index(String table, List<String> columns, String name) {
        boolean unique = chance.of(30);
        String indexed = String.join(
                ", ",
                chance.some(columns.subList(0, 2)).stream()
                        .map(column -> dialect.indexed(chance, column))
                        .toList());
        statements.add(
                "create " + (unique ? "unique " : "") + "index " + Chance.quoted("i " + name) + " on " + table + " ("
                        + indexed + chance.perhaps(20, ", (" + columns.get(0) + " + 1)") + ")"
                        + dialect.behindIndex(chance, columns, unique)
                        + chance.perhaps(25, " where " + columns.get(1) + " > 0"));
    }
}
