package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Inserts rows, many in a statement. A column that a row doesn't name gets DEFAULT. */
public final class RowStatements {

    static final int ROWS_PER_STATEMENT = 500;

    private RowStatements() {}

    /** Inserts the rows, up to 500 with each statement. */
    public static List<SqlStatement> insert(InsertRows operation) {
        String into = "INSERT INTO " + POSTGRESQL.quote(operation.table()) + " ";
        Set<String> columns = operation.columns();
        if (columns.isEmpty()) {
            return operation.rows().stream()
                    .map(row -> SqlStatement.of(into + "DEFAULT VALUES"))
                    .toList();
        }
        List<SqlStatement> statements = new ArrayList<>();
        List<Row> rows = operation.rows();
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            List<Row> part = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
            statements.add(SqlStatement.of(into + POSTGRESQL.tuple(columns) + " VALUES" + values(part, columns)));
        }
        return statements;
    }

    private static String values(List<Row> rows, Set<String> columns) {
        String separator = rows.size() == 1 ? " " : "\n    ";
        return rows.stream()
                .map(row -> columns.stream()
                        .map(column -> row.has(column) ? value(row, column) : "DEFAULT")
                        .collect(Collectors.joining(", ", separator + "(", ")")))
                .collect(Collectors.joining(","));
    }

    /** A list of texts stays untyped, else it would not go into an array of enum labels. */
    static String value(Row row, String column) {
        Object value = row.get(column);
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return Literals.text(braces(list));
        }
        return Literals.of(value);
    }

    private static String braces(List<?> texts) {
        return texts.stream()
                .map(text -> '"' + ((String) text).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
