package dev.retort.junit.rows;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which tables and columns a revision renamed, as its statements say. Both databases write it the same way:
 * {@code ALTER TABLE … RENAME [COLUMN …] TO …}.
 */
public final class Renames {

    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, Map<String, String>> columns = new HashMap<>();

    /** None; {@link #of} reads them. */
    public Renames() {}

    /** Reads the statements of one step, in order; in code in dollar quotes too. */
    public static Renames of(List<String> statements, DatabaseKind database) {
        Renames renames = new Renames();
        for (String sql : statements) {
            TokenCursor cursor = new TokenCursor(Tokenizer.tokensWithCode(sql, database));
            while (!cursor.isAtEnd()) {
                if (cursor.take("alter", "table")) {
                    renames.read(cursor);
                } else {
                    cursor.next();
                }
            }
        }
        return renames;
    }

    /** Renames that are known: of tables, by their plain names before, and of columns by table and name before. */
    public static Renames given(Map<String, String> tables, Map<String, Map<String, String>> columns) {
        Renames renames = new Renames();
        tables.forEach((before, after) -> renames.tables.put(key(before), after));
        columns.forEach((table, some) -> some.forEach((before, after) -> renames.columns
                .computeIfAbsent(key(table), any -> new HashMap<>())
                .put(key(before), after)));
        return renames;
    }

    private void read(TokenCursor cursor) {
        cursor.take("if", "exists");
        cursor.take("only");
        String table = name(cursor);
        cursor.takeSymbol("*");
        if (cursor.take("rename", "to")) {
            follow(tables, table, name(cursor));
        } else if (cursor.take("rename") && !cursor.isAt("constraint")) {
            cursor.take("column");
            String column = name(cursor);
            if (cursor.take("to")) {
                String before = origin(tables, table);
                follow(columns.computeIfAbsent(key(before), any -> new HashMap<>()), column, name(cursor));
            }
        }
    }

    /** The last part of a name; nothing where the text ends, as code that is put together may. */
    private static String name(TokenCursor cursor) {
        String name = cursor.isAtEnd() ? "" : cursor.next().name();
        while (cursor.takeSymbol(".") && !cursor.isAtEnd()) {
            name = cursor.next().name();
        }
        return name;
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
