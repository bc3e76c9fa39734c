package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.RowOperation.UpdateInBatches;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** The statements of an update in batches, one for each; where one ends is read beforehand. */
public final class BatchStatements {

    private BatchStatements() {}

    /**
     * A statement for each batch, outside of a transaction; none if there is no update for SQLite.
     *
     * @throws InvalidOperationException if the table has no key by which its rows could be taken
     */
    public static List<SqlStatement> of(UpdateInBatches operation, CatalogReader catalog) {
        if (operation.assignments().forDialect(DatabaseKind.SQLITE.id()).isEmpty()) {
            return List.of();
        }
        String table = SQLITE.quote(operation.table());
        String pending = operation.pending().require(DatabaseKind.SQLITE, "the condition of pending rows");
        List<String> key = operation.key().isEmpty() ? key(operation, catalog) : operation.key();
        List<String> numbered = new ArrayList<>();
        key.forEach(column -> numbered.add(SQLITE.quote(column) + " AS retort_key_" + (numbered.size() + 1)));
        String ends = "SELECT * FROM (SELECT " + String.join(", ", numbered) + ", row_number() OVER (ORDER BY "
                + SQLITE.list(key) + ") AS retort_number FROM " + table + " WHERE (" + pending
                + ")) WHERE retort_number % " + operation.size() + " = 0 ORDER BY retort_number";
        String update = "UPDATE " + table + " SET " + operation.assignments().require(DatabaseKind.SQLITE, "an update")
                + " WHERE (" + pending + ")";
        return SqlStatement.inBatches(update, key, catalog.query(ends), SQLITE, Literals::of);
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
}
