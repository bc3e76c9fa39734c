package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.RowOperation.UpdateInBatches;
import dev.retort.sql.DatabaseKind;
import java.util.List;

/**
 * The statements of an update in batches, one for each; where one ends is read beforehand. A script has one for all.
 */
public final class BatchStatements {

    private BatchStatements() {}

    /** One statement for each batch, outside of a transaction; a single one where the rows aren't known. */
    public static List<SqlStatement> of(UpdateInBatches operation, CatalogReader catalog) {
        if (operation.assignments().forDialect(DatabaseKind.POSTGRESQL.id()).isEmpty()) {
            return List.of();
        }
        String table = POSTGRESQL.quote(operation.table());
        String pending = operation.pending().require(DatabaseKind.POSTGRESQL, "the condition of pending rows");
        String update = "UPDATE " + table + " SET "
                + operation.assignments().require(DatabaseKind.POSTGRESQL, "an update") + " WHERE (" + pending + ")";
        if (!catalog.hasRows()) {
            return List.of(SqlStatement.of(update).outsideTransaction());
        }
        List<String> key = operation.key().isEmpty() ? primaryKey(operation, catalog) : operation.key();
        String names = POSTGRESQL.list(key);
        String ends = "SELECT " + names + " FROM (SELECT " + names + ", row_number() OVER (ORDER BY " + names
                + ") AS retort_number FROM " + table + " WHERE (" + pending
                + ")) AS numbered WHERE retort_number % " + operation.size() + " = 0 ORDER BY " + names;
        return SqlStatement.inBatches(update, key, catalog.query(ends), POSTGRESQL, Literals::of);
    }

    private static List<String> primaryKey(UpdateInBatches operation, CatalogReader catalog) {
        List<String> key = RowStatements.primaryKey(operation.table(), catalog);
        if (key.isEmpty()) {
            throw new InvalidOperationException(
                    "table " + operation.table() + " has no primary key to batch its rows by",
                    "name unique columns that are never null: .by(…)");
        }
        return key;
    }
}
