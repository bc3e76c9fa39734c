package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.dialect.postgresql.text.Texts;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.RowOperation.UpdateInBatches;
import dev.retort.row.Row;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements of an update in batches, one for each; where one ends is read beforehand. A script has one for all.
 */
public final class BatchStatements {

    private final UpdateInBatches operation;
    private final String table;
    private final String pending;
    private final List<String> key;

    private BatchStatements(UpdateInBatches operation, CatalogReader catalog) {
        this.operation = operation;
        this.table = POSTGRESQL.quote(operation.table());
        this.pending = Texts.require(operation.pending(), "the condition of pending rows");
        this.key = operation.key().isEmpty() ? PrimaryKeys.of(operation.table(), catalog) : operation.key();
    }

    /** One statement for each batch, outside of a transaction; a single one where the rows aren't known. */
    public static List<SqlStatement> of(UpdateInBatches operation, CatalogReader catalog) {
        if (operation.assignments().forDialect(DatabaseKind.POSTGRESQL.id()).isEmpty()) {
            return List.of();
        }
        if (catalog.hasRows()) {
            return new BatchStatements(operation, catalog).statements(catalog);
        }
        return List.of(SqlStatement.of(update(operation)).outsideTransaction());
    }

    private static String update(UpdateInBatches operation) {
        return "UPDATE " + POSTGRESQL.quote(operation.table()) + " SET "
                + Texts.require(operation.assignments(), "an update") + " WHERE ("
                + Texts.require(operation.pending(), "the condition of pending rows") + ")";
    }

    private List<SqlStatement> statements(CatalogReader catalog) {
        if (key.isEmpty()) {
            throw new InvalidOperationException(
                    "table " + operation.table() + " has no primary key to batch its rows by",
                    "name unique columns that are never null: .by(…)");
        }
        String update = update(operation);
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
        String names = key.stream().map(POSTGRESQL::quote).collect(Collectors.joining(", "));
        return catalog
                .query("SELECT " + names + " FROM (SELECT " + names + ", row_number() OVER (ORDER BY " + names
                        + ") AS retort_number FROM " + table + " WHERE (" + pending
                        + ")) AS numbered WHERE retort_number % " + operation.size() + " = 0 ORDER BY " + names)
                .stream()
                .map(this::literal)
                .toList();
    }

    private String columns() {
        return key.size() == 1 ? POSTGRESQL.quote(key.get(0)) : POSTGRESQL.tuple(key);
    }

    private String literal(Row row) {
        String values = row.columns().stream().map(row::get).map(Literals::of).collect(Collectors.joining(", "));
        return key.size() == 1 ? values : "(" + values + ")";
    }
}
