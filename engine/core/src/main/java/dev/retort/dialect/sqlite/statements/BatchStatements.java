package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.Texts;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.RowOperation.UpdateInBatches;
import dev.retort.row.Row;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of an update in batches, one for each; where one ends is read beforehand. */
public final class BatchStatements {

    private final UpdateInBatches operation;
    private final String table;
    private final String pending;
    private final List<String> key;

    private BatchStatements(UpdateInBatches operation, CatalogReader catalog) {
        this.operation = operation;
        this.table = SQLITE.quote(operation.table());
        this.pending = Texts.forSqlite(operation.pending(), "the condition of pending rows");
        this.key = operation.key().isEmpty() ? key(operation, catalog) : operation.key();
    }

    /**
     * A statement for each batch, outside of a transaction; none if there is no update for SQLite.
     *
     * @throws InvalidOperationException if the table has no key by which its rows could be taken
     */
    public static List<SqlStatement> of(UpdateInBatches operation, CatalogReader catalog) {
        if (operation.assignments().forDialect(DatabaseKind.SQLITE.id()).isEmpty()) {
            return List.of();
        }
        return new BatchStatements(operation, catalog).statements(catalog);
    }

    /** The primary key, or the rowid of a table without one. */
    private static List<String> key(UpdateInBatches operation, CatalogReader catalog) {
        TableDefinition definition =
                TableDefinition.read(StoredTable.get(catalog, operation.table()).sql());
        if (!definition.primaryKey().isEmpty()) {
            return definition.primaryKey();
        }
        return List.of(definition
                .rowidName()
                .orElseThrow(() -> new InvalidOperationException(
                        "table " + operation.table() + " has no key to batch its rows by",
                        "name unique columns that are never null: .by(…)")));
    }

    private List<SqlStatement> statements(CatalogReader catalog) {
        String update = "UPDATE " + table + " SET " + Texts.forSqlite(operation.assignments(), "an update") + " WHERE ("
                + pending + ")";
        List<SqlStatement> statements = new ArrayList<>();
        String after = "";
        for (String end : ends(catalog)) {
            statements.add(SqlStatement.of(update + after + " AND " + columns() + " <= " + end)
                    .outsideTransaction());
            after = " AND " + columns() + " > " + end;
        }
        statements.add(SqlStatement.of(update + after).outsideTransaction());
        return statements;
    }

    /** The keys of the last rows of all full batches. */
    private List<String> ends(CatalogReader catalog) {
        String names = SQLITE.list(key);
        List<String> numbered = new ArrayList<>();
        for (String column : key) {
            numbered.add(SQLITE.quote(column) + " AS retort_key_" + (numbered.size() + 1));
        }
        return catalog
                .query("SELECT * FROM (SELECT " + String.join(", ", numbered) + ", row_number() OVER (ORDER BY " + names
                        + ") AS retort_number FROM " + table + " WHERE (" + pending + ")) WHERE retort_number % "
                        + operation.size() + " = 0 ORDER BY retort_number")
                .stream()
                .map(this::literal)
                .toList();
    }

    private String columns() {
        return key.size() == 1 ? SQLITE.quote(key.get(0)) : SQLITE.tuple(key);
    }

    private String literal(Row row) {
        String values = row.columns().stream()
                .limit(key.size())
                .map(row::get)
                .map(Literals::of)
                .collect(Collectors.joining(", "));
        return key.size() == 1 ? values : "(" + values + ")";
    }
}
