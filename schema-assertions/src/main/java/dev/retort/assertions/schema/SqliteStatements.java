package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The stored statements of a SQLite schema as they were last seen. They are compared in blocks of rows, and only a
 * block that differs is read row by row. {@code PRAGMA schema_version} would not do: it comes back after a rollback.
 */
final class SqliteStatements {

    private static final int BLOCK = 64;

    /** With the lengths, so that no two contents give the same text. */
    private static final String BLOCKS =
            "select rowid / %d, group_concat(type || length(name) || ':' || length(tbl_name) || ':' || length(sql) || ':'"
                            .formatted(BLOCK)
                    + " || name || tbl_name || sql, '')" + StoredStatement.FROM + " group by 1";

    private final Map<Long, String> blocks = new HashMap<>();
    private final Map<Long, List<StoredStatement>> rows = new HashMap<>();
    private final Map<String, Set<StoredStatement>> tables = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** Looks at the schema and tells the tables and views that are new, gone or changed. */
    Set<String> update(Connection connection) throws SQLException {
        Map<Long, String> now = readBlocks(connection);
        Set<Long> changed = new HashSet<>(blocks.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(block -> now.getOrDefault(block, "").equals(blocks.getOrDefault(block, "")));
        Set<StoredStatement> before = new HashSet<>();
        Set<StoredStatement> after = new HashSet<>();
        for (long block : changed) {
            before.addAll(rows.getOrDefault(block, List.of()));
            List<StoredStatement> read = StoredStatement.between(block * BLOCK, (block + 1) * BLOCK, connection);
            rows.put(block, read);
            after.addAll(read);
        }
        blocks.clear();
        blocks.putAll(now);
        return apply(before, after);
    }

    private static Map<Long, String> readBlocks(Connection connection) throws SQLException {
        Map<Long, String> blocks = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(BLOCKS)) {
            while (found.next()) {
                blocks.put(found.getLong(1), found.getString(2));
            }
        }
        return blocks;
    }

    private Set<String> apply(Set<StoredStatement> before, Set<StoredStatement> after) {
        Set<String> touched = new HashSet<>();
        for (StoredStatement statement : before) {
            if (!after.contains(statement)) {
                touched.add(statement.table());
                tables.getOrDefault(statement.table(), new HashSet<>()).remove(statement);
            }
        }
        for (StoredStatement statement : after) {
            if (!before.contains(statement)) {
                touched.add(statement.table());
                tables.computeIfAbsent(statement.table(), any -> new HashSet<>())
                        .add(statement);
            }
        }
        touched.forEach(this::note);
        return touched;
    }

    private void note(String table) {
        Set<StoredStatement> all = tables.getOrDefault(table, Set.of());
        if (all.isEmpty()) {
            tables.remove(table);
            texts.remove(table);
        } else {
            StringBuilder text = new StringBuilder();
            all.forEach(statement -> text.append(statement.sql().toLowerCase(Locale.ROOT)));
            texts.put(table, text.toString());
        }
    }

    /** The statements of a table or view; none if it is gone. */
    Set<StoredStatement> of(String table) {
        return tables.getOrDefault(table, Set.of());
    }

    /** These tables and views, and all whose statements mention one that is found so; perhaps more than need be. */
    Set<String> mentioning(Set<String> names) {
        Set<String> found = new HashSet<>(names);
        Set<String> newest = names;
        while (!newest.isEmpty()) {
            Set<String> next = new HashSet<>();
            for (String name : newest) {
                String inText = name.toLowerCase(Locale.ROOT).replaceFirst("(?s)[\"'`\\[\\]].*", "");
                texts.forEach((table, text) -> {
                    if (text.contains(inText) && found.add(table)) {
                        next.add(table);
                    }
                });
            }
            next.removeIf(table ->
                    of(table).stream().noneMatch(statement -> statement.type().equals("view")));
            newest = next;
        }
        return found;
    }
}
