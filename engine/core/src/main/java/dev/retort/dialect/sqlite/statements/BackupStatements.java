package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.RowOperation.BackupTable;
import dev.retort.operation.RowOperation.RestoreColumns;
import dev.retort.operation.RowOperation.RestoreRows;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements that copy rows to a table of their own, and back. */
final class BackupStatements {

    private BackupStatements() {}

    static List<String> backup(BackupTable operation, CatalogReader catalog) {
        String columns = "*";
        if (!operation.columns().isEmpty()) {
            Set<String> kept = new LinkedHashSet<>(key(operation.table(), catalog));
            kept.addAll(operation.columns());
            columns = SQLITE.list(kept);
        }
        return List.of("CREATE TABLE " + SQLITE.quote(operation.backup()) + " AS SELECT " + columns + " FROM "
                + SQLITE.quote(operation.table()));
    }

    static List<String> restoreColumns(RestoreColumns operation, CatalogReader catalog) {
        String values = operation.columns().stream()
                .map(SQLITE::quote)
                .map(column -> column + " = kept." + column)
                .collect(Collectors.joining(", "));
        String sameRow = key(operation.table(), catalog).stream()
                .map(SQLITE::quote)
                .map(column -> "present." + column + " = kept." + column)
                .collect(Collectors.joining(" AND "));
        return List.of("UPDATE " + SQLITE.quote(operation.table()) + " AS present SET " + values + " FROM "
                + SQLITE.quote(operation.backup()) + " AS kept WHERE " + sameRow);
    }

    /** {@code WHERE true} keeps the parser from taking ON for a join's. */
    static List<String> restoreRows(RestoreRows operation, CatalogReader catalog) {
        TableDefinition kept = definition(operation.backup(), catalog);
        List<String> columns = definition(operation.table(), catalog).columns().stream()
                .filter(column -> !column.has(Clause.Kind.GENERATED))
                .map(ColumnDefinition::name)
                .filter(column -> kept.findColumn(column).isPresent())
                .toList();
        String names = SQLITE.list(columns);
        return List.of("INSERT INTO " + SQLITE.quote(operation.table()) + " (" + names + ") SELECT " + names + " FROM "
                + SQLITE.quote(operation.backup()) + " WHERE true ON CONFLICT DO NOTHING");
    }

    private static List<String> key(QualifiedName table, CatalogReader catalog) {
        List<String> key = definition(table, catalog).primaryKey();
        if (key.isEmpty()) {
            throw new InvalidOperationException(
                    "table " + table + " has no primary key to match backed-up values to their rows",
                    "back up the whole table, or write the SQL yourself");
        }
        return key;
    }

    private static TableDefinition definition(QualifiedName table, CatalogReader catalog) {
        return TableDefinition.read(StoredTable.get(catalog, table).sql());
    }
}
