package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.RowChanges;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.operation.RowOperation.*;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements that insert, change and delete rows, and that copy rows to a table of their own and back. */
public final class RowStatements {

    static final int ROWS_PER_STATEMENT = 500;

    private static final String KEY_COLUMNS =
            """
            SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indisprimary AND i.indrelid = to_regclass(?)
            ORDER BY array_position(i.indkey::int2[], a.attnum)""";

    private static final String SHARED =
            """
            SELECT a.attname, pg_get_serial_sequence(?, a.attname) AS numbers FROM pg_attribute a
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
              AND a.attname IN (SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?))
            ORDER BY a.attnum""";

    /** Changes to single rows, and copies of them. */
    public static final RowChanges CHANGES =
            new RowChanges(POSTGRESQL, RowStatements::value, RowStatements::primaryKey);

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

    /** The columns of a table's primary key in its order; none if it has none. */
    static List<String> primaryKey(QualifiedName table, CatalogReader catalog) {
        return catalog.texts(KEY_COLUMNS, POSTGRESQL.quote(table));
    }

    /** With the numbers that identity columns gave; those go on after the greatest. */
    public static List<SqlStatement> restoreRows(RestoreRows operation, CatalogReader catalog) {
        String table = POSTGRESQL.quote(operation.table());
        String backup = POSTGRESQL.quote(operation.backup());
        List<String> columns = new ArrayList<>();
        List<SqlStatement> numbering = new ArrayList<>();
        catalog.query(SHARED, table, table, backup).forEach(row -> {
            String column = POSTGRESQL.quote(row.text("attname").orElseThrow());
            columns.add(column);
            row.text("numbers")
                    .ifPresent(sequence -> numbering.add(SqlStatement.of("SELECT setval("
                            + Literals.text(sequence) + ", max(" + column + ")) FROM " + table + " HAVING max(" + column
                            + ") > 0")));
        });
        String names = String.join(", ", columns);
        List<SqlStatement> statements = new ArrayList<>();
        statements.add(SqlStatement.of("INSERT INTO " + table + " (" + names + ") OVERRIDING SYSTEM VALUE SELECT "
                + names + " FROM " + backup + " ON CONFLICT DO NOTHING"));
        statements.addAll(numbering);
        return statements;
    }
}
