package dev.retort.assertions.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** DDL of a small schema made by chance: a few tables with keys, references, indexes and views, odd names among them. */
final class GeneratedSchema {

    private static final List<String> NAMES =
            List.of("a", "order", "Mixed", "with space", "x\"y", "ä", "select", "long_name_of_a_thing", "t.u");
    private static final List<String> TYPES = List.of("int", "bigint", "text", "varchar(20)", "numeric(10,2)", "date");
    private static final List<String> ACTIONS = List.of("cascade", "restrict", "set null", "no action");

    private final Random random;
    private final String prefix;
    private final List<String> statements = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final List<List<String>> keys = new ArrayList<>();

    private GeneratedSchema(long seed, boolean postgres) {
        this.random = new Random(seed);
        this.prefix = postgres ? "g" + seed + "." : "";
    }

    static String sqlite(long seed) {
        return new GeneratedSchema(seed, false).text();
    }

    /** In a schema of its own, {@code g} and the seed. */
    static String postgres(long seed) {
        return "create schema g" + seed + ";\n" + new GeneratedSchema(seed, true).text();
    }

    private String text() {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            table(i);
        }
        return String.join(";\n", statements) + ";";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void table(int number) {
        String table = prefix + quoted(one(NAMES).replace("t.u", "dot") + number);
        List<String> columns = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String name = quoted(one(NAMES).replace("t.u", "dot") + "_" + i);
            columns.add(name);
            parts.add(name + " " + (i < 2 ? "int" : one(TYPES)) + (chance(30) ? " not null" : "")
                    + (chance(20) ? " default null" : ""));
        }
        List<String> key = chance(85) ? columns.subList(0, 1 + random.nextInt(2)) : List.of();
        if (!key.isEmpty()) {
            parts.add("primary key (" + String.join(", ", key) + ")");
        }
        if (chance(40)) {
            parts.add("constraint " + quoted("u" + number) + " unique (" + String.join(", ", some(columns)) + ")");
        }
        reference(columns, parts);
        if (chance(30)) {
            parts.add("check (" + columns.get(0) + " > 0)");
        }
        statements.add("create table " + table + " (" + String.join(", ", parts) + ")");
        tables.add(table);
        keys.add(List.copyOf(key));
        for (int i = random.nextInt(3); i > 0; i--) {
            index(table, columns, number + "_" + i);
        }
        if (chance(30)) {
            statements.add("create view " + prefix + quoted("v" + number) + " as select "
                    + String.join(", ", some(columns)) + " from " + table);
        }
    }

    private void reference(List<String> columns, List<String> parts) {
        for (int target = 0; target < tables.size(); target++) {
            List<String> key = keys.get(target);
            if (!key.isEmpty() && key.size() <= 2 && chance(50)) {
                boolean named = chance(50);
                parts.add("foreign key (" + String.join(", ", columns.subList(0, key.size())) + ") references "
                        + tables.get(target)
                        + (named ? " (" + String.join(", ", key) + ")" : "")
                        + (chance(50) ? " on delete " + one(ACTIONS) : "")
                        + (chance(30) ? " on update " + one(ACTIONS) : ""));
            }
        }
    }

    private List<String> some(List<String> columns) {
        List<String> left = columns.stream().filter(column -> chance(40)).collect(Collectors.toList());
        return left.isEmpty() ? List.of(one(columns)) : left;
    }

    private void index(String table, List<String> columns, String name) {
        String keys = some(columns).stream()
                .map(column -> column + (chance(30) ? " desc" : ""))
                .collect(Collectors.joining(", "));
        statements.add("create " + (chance(30) ? "unique " : "") + "index "
                + quoted("i " + name) + " on " + table + " (" + keys
                + (chance(20) ? ", (" + columns.get(0) + " + 1)" : "")
                + ")" + (chance(25) ? " where " + columns.get(1) + " > 0" : ""));
    }
}
