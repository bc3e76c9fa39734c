package dev.retort.junit.generation;

import dev.retort.dialect.SqlWriter;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows as the statements that insert them: in order, circles closed at the end, sequences moved behind the rows. */
final class RowStatements {

    private final DatabaseKind database;
    private final SqlWriter writer;

    RowStatements(DatabaseKind database) {
        this.database = database;
        this.writer = Writers.of(database);
    }

    /** Statements to run one after the other in one transaction. */
    List<String> of(List<GeneratedRow> rows) {
        List<String> statements = new ArrayList<>();
        Set<Integer> joined = new HashSet<>();
        for (GeneratedRow row : rows) {
            if (row.together() == 0) {
                statements.add(insert(row));
            } else if (joined.add(row.together())) {
                statements.add(joined(rows.stream()
                        .filter(other -> other.together() == row.together())
                        .map(this::insert)
                        .toList()));
            }
        }
        rows.stream().filter(row -> !row.later().isEmpty()).forEach(row -> statements.add(update(row)));
        statements.addAll(sequences(rows));
        return deferred(rows, statements);
    }

    /** What PostgreSQL checks at the end of a statement may refer to another row of the same one. */
    String joined(List<String> inserts) {
        if (inserts.size() == 1) {
            return inserts.get(0);
        }
        StringBuilder text = new StringBuilder("WITH ");
        for (int i = 0; i < inserts.size() - 1; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("r")
                    .append(i)
                    .append(" AS (")
                    .append(inserts.get(i))
                    .append(")");
        }
        return text.append(" ").append(inserts.get(inserts.size() - 1)).toString();
    }

    private List<String> deferred(List<GeneratedRow> rows, List<String> statements) {
        Set<String> tables = rows.stream().map(GeneratedRow::table).collect(Collectors.toSet());
        boolean circle = rows.stream()
                .flatMap(row -> row.facts().references().stream()
                        .filter(reference -> reference.deferrable() || database == DatabaseKind.SQLITE)
                        .filter(reference ->
                                !reference.target().equals(row.table()) && tables.contains(reference.target()))
                        .filter(reference -> isAhead(row, reference.target(), rows)))
                .findAny()
                .isPresent();
        if (circle) {
            statements.add(0, defer(database));
        }
        return statements;
    }

    private static boolean isAhead(GeneratedRow row, String target, List<GeneratedRow> rows) {
        int last = -1;
        for (int i = 0; i < rows.size(); i++) {
            last = rows.get(i).table().equals(target) ? i : last;
        }
        return row.later().isEmpty() && last > rows.indexOf(row);
    }

    static String defer(DatabaseKind database) {
        return database == DatabaseKind.SQLITE ? "PRAGMA defer_foreign_keys = ON" : "SET CONSTRAINTS ALL DEFERRED";
    }

    private String insert(GeneratedRow row) {
        Map<String, Value> values = new LinkedHashMap<>(row.row());
        row.later().forEach(column -> values.put(column, Value.NULL));
        if (values.isEmpty()) {
            return "INSERT INTO " + row.facts().sql() + " DEFAULT VALUES";
        }
        boolean forced = values.keySet().stream()
                .anyMatch(column -> row.facts().column(column).always());
        String names = values.keySet().stream().map(writer::name).collect(Collectors.joining(", "));
        String literals = values.values().stream().map(Value::sql).collect(Collectors.joining(", "));
        return "INSERT INTO " + row.facts().sql() + " (" + names + ")" + (forced ? " OVERRIDING SYSTEM VALUE" : "")
                + " VALUES (" + literals + ")";
    }

    /** Gives a row the values that had to wait. */
    String update(GeneratedRow row) {
        String set = row.later().stream()
                .sorted()
                .map(column -> writer.name(column) + " = "
                        + row.row().getOrDefault(column, Value.NULL).sql())
                .collect(Collectors.joining(", "));
        return "UPDATE " + row.facts().sql() + " SET " + set + " WHERE " + identity(row);
    }

    /** The row by its primary key or another key without NULL, else by all its values that can be compared. */
    private String identity(GeneratedRow row) {
        List<String> columns = row.facts().keys().stream()
                .filter(key -> key.predicate().isEmpty())
                .filter(key -> key.columns().stream()
                        .allMatch(column -> row.row().containsKey(column)
                                && !row.row().getOrDefault(column, Value.NULL).isNull()
                                && !row.later().contains(column)))
                .map(Rule.UniqueKey::columns)
                .findFirst()
                .orElseGet(() -> row.row().keySet().stream()
                        .filter(column -> !row.later().contains(column))
                        .toList());
        return columns.stream().map(column -> same(row, column)).collect(Collectors.joining(" AND "));
    }

    private String same(GeneratedRow row, String column) {
        String name = writer.name(column);
        Value value = row.row().getOrDefault(column, Value.NULL);
        if (value.isNull()) {
            return name + " IS NULL";
        }
        boolean comparable = database == DatabaseKind.SQLITE
                || row.facts().column(column).pool().sort() != Sort.JSON;
        return comparable ? name + " = " + value.sql() : "cast(" + name + " as text) = " + value.sql();
    }

    /** Only where PostgreSQL counts apart from the rows. */
    List<String> sequences(List<GeneratedRow> rows) {
        Set<String> moves = new LinkedHashSet<>();
        rows.forEach(row -> row.facts().columns().forEach(column -> {
            if (column.sequence().isPresent() && row.row().containsKey(column.name())) {
                String greatest = "(SELECT max(" + writer.name(column.name()) + ") FROM "
                        + row.facts().sql() + ")";
                moves.add(
                        "SELECT setval(" + column.sequence().get() + ", " + greatest + ") WHERE " + greatest + " > 0");
            }
        }));
        return List.copyOf(moves);
    }
}
