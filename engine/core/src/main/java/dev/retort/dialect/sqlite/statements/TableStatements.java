package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.text.TableText;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.TableOperation.*;
import dev.retort.row.Row;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements on whole tables, and for their rows. */
public final class TableStatements {

    private static final int ROWS_AT_ONCE = 100;

    private TableStatements() {}

    /** Creates a table and its indexes. */
    public static List<SqlStatement> create(CreateTable operation) {
        Table table = operation.table();
        List<SqlStatement> statements = new ArrayList<>();
        boolean optional = operation.presence() == Presence.OPTIONAL;
        statements.add(SqlStatement.of("CREATE TABLE " + (optional ? "IF NOT EXISTS " : "") + SQLITE.quote(table.name())
                + " (\n    " + String.join(",\n    ", elements(table)) + "\n)" + options(table)));
        table.indexes()
                .forEach(index -> statements.add(SqlStatement.of(
                        TableText.createIndex(new CreateIndex(table.name(), index, operation.presence(), false)))));
        return statements;
    }

    /** Renames a table; what points to it follows. */
    public static List<SqlStatement> rename(RenameTable operation) {
        return SqlStatement.all(
                "ALTER TABLE " + SQLITE.quote(operation.table()) + " RENAME TO " + SQLITE.quote(operation.newName()));
    }

    /** Inserts rows, up to a hundred of the same columns in a statement. */
    public static List<SqlStatement> insert(InsertRows operation, CatalogReader catalog) {
        RowValues values = new RowValues(operation.table(), catalog);
        String into = "INSERT INTO " + SQLITE.quote(operation.table());
        List<SqlStatement> statements = new ArrayList<>();
        List<Row> rows = operation.rows();
        for (int from = 0; from < rows.size(); ) {
            int to = from + 1;
            while (to < rows.size()
                    && to - from < ROWS_AT_ONCE
                    && !rows.get(from).columns().isEmpty()
                    && List.copyOf(rows.get(to).columns())
                            .equals(List.copyOf(rows.get(from).columns()))) {
                to++;
            }
            statements.add(SqlStatement.of(into + values(rows.subList(from, to), values)));
            from = to;
        }
        return statements;
    }

    private static String values(List<Row> rows, RowValues values) {
        if (rows.get(0).columns().isEmpty()) {
            return " DEFAULT VALUES";
        }
        return " " + SQLITE.tuple(rows.get(0).columns()) + " VALUES "
                + rows.stream().map(row -> tuple(row, values)).collect(Collectors.joining(", "));
    }

    private static String tuple(Row row, RowValues values) {
        return row.columns().stream()
                .map(column -> values.literal(row, column))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static List<String> elements(Table table) {
        Optional<Column> inline = inlineKey(table);
        List<String> elements = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean key = table.primaryKey()
                    .filter(it -> it.columns().contains(column.name()))
                    .isPresent();
            String text = TableText.column(
                    key ? column.notNull() : column, table.options().strict());
            elements.add(inline.filter(column::equals).isPresent() ? text + inlineKeyText(table) : text);
        }
        table.constraints().stream()
                .filter(constraint -> inline.isEmpty() || !(constraint instanceof PrimaryKey))
                .forEach(constraint -> elements.add(TableText.of(constraint)));
        return elements;
    }

    /** The column that has the key in its own definition: AUTOINCREMENT stands only there. */
    private static Optional<Column> inlineKey(Table table) {
        Optional<Column> identity = table.columns().stream()
                .filter(column -> column.identity().isPresent())
                .findFirst();
        List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
        identity.ifPresent(column -> requireKey(table, column, key));
        if (table.options().autoincrement()) {
            return identity.or(() -> table.findColumn(key.size() == 1 ? key.get(0) : ""));
        }
        return identity.filter(column -> key.isEmpty());
    }

    private static void requireKey(Table table, Column column, List<String> key) {
        if (!key.isEmpty() && !key.equals(List.of(column.name()))) {
            throw new InvalidOperationException(
                    Problem.of("invalid-operation", "on SQLite only the primary key can number its rows")
                            .with("table", table.name())
                            .with("column", column.name())
                            .cure("make it the primary key, alone"));
        }
    }

    private static String inlineKeyText(Table table) {
        String name = table.primaryKey().map(TableText::name).orElse("");
        return " " + name + "PRIMARY KEY" + (table.options().autoincrement() ? " AUTOINCREMENT" : "");
    }

    private static String options(Table table) {
        List<String> options = new ArrayList<>();
        if (table.options().withoutRowid()) {
            options.add("WITHOUT ROWID");
        }
        if (table.options().strict()) {
            options.add("STRICT");
        }
        return options.isEmpty() ? "" : " " + String.join(", ", options);
    }
}
