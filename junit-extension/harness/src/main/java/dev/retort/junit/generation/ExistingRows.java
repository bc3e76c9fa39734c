package dev.retort.junit.generation;

import dev.retort.dialect.SqlWriter;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is in the tables already, and what only the catalogue tells of partitions. */
final class ExistingRows {

    private static final int MOST = 200;
    private static final int AT_ONCE = 300;

    private static final String BOUNDS =
            """
            select n.nspname, c.relname, pg_get_partition_constraintdef(c.oid)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relispartition and c.relkind = 'r'""";

    private final Session session;
    private final Insertion insertion;

    ExistingRows(Session session, Insertion insertion) {
        this.session = session;
        this.insertion = insertion;
    }

    /** For each partition, by its name as SQL, the condition that its rows meet. */
    static Map<String, String> bounds(Session session) throws SQLException {
        SqlWriter writer = Writers.of(DatabaseKind.POSTGRESQL);
        Map<String, String> bounds = new HashMap<>();
        new Query(session.connection(), BOUNDS).each(row -> {
            String condition = row.getString(3);
            if (condition != null && !condition.isEmpty()) {
                bounds.put(writer.name(row.getString(1)) + "." + writer.name(row.getString(2)), condition);
            }
        });
        return bounds;
    }

    /** The first rows of each table that has any, with the columns that others refer to and those of its keys. */
    Map<String, List<Map<String, Value>>> read(List<TableFacts> tables, Map<String, Set<String>> referenced)
            throws SQLException {
        Map<String, List<Map<String, Value>>> rows = new LinkedHashMap<>();
        List<TableFacts> open =
                tables.stream().filter(table -> table.closed().isEmpty()).toList();
        for (int first = 0; first < open.size(); first += AT_ONCE) {
            for (TableFacts table : filled(open.subList(first, Math.min(open.size(), first + AT_ONCE)))) {
                Set<String> wanted = new HashSet<>(referenced.getOrDefault(table.name(), Set.of()));
                table.keys().forEach(key -> wanted.addAll(key.columns()));
                rows.put(table.name(), rows(table, wanted));
            }
        }
        return rows;
    }

    private List<TableFacts> filled(List<TableFacts> tables) throws SQLException {
        String question = tables.stream()
                .map(table -> "exists (select 1 from " + table.sql() + ")")
                .collect(Collectors.joining(", ", "select ", ""));
        List<TableFacts> filled = new ArrayList<>();
        try {
            session.guarded(() -> new Query(session.connection(), question).each(row -> {
                for (int i = 0; i < tables.size(); i++) {
                    if (row.getBoolean(i + 1)) {
                        filled.add(tables.get(i));
                    }
                }
            }));
            return filled;
        } catch (SQLException oneIsUnreadable) {
            return tables.size() == 1 ? List.of() : halves(tables);
        }
    }

    private List<TableFacts> halves(List<TableFacts> tables) throws SQLException {
        List<TableFacts> filled = new ArrayList<>(filled(tables.subList(0, tables.size() / 2)));
        filled.addAll(filled(tables.subList(tables.size() / 2, tables.size())));
        return filled;
    }

    private List<Map<String, Value>> rows(TableFacts table, Set<String> wanted) throws SQLException {
        List<ColumnFacts> columns = table.columns().stream()
                .filter(column -> wanted.contains(column.name()))
                .toList();
        List<Map<String, Value>> rows = new ArrayList<>();
        if (columns.isEmpty()) {
            rows.add(Map.of());
            return rows;
        }
        session.guarded(() -> new Query(session.connection(), insertion.select(table, columns, MOST)).each(found -> {
            Map<String, Value> row = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i).name(), Value.read(found.getString(i + 1), columns.get(i), session.database()));
            }
            rows.add(row);
        }));
        return rows;
    }
}
