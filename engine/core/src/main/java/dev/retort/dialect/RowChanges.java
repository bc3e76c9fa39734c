package dev.retort.dialect;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.RowOperation.BackupTable;
import dev.retort.operation.RowOperation.DeleteRows;
import dev.retort.operation.RowOperation.RestoreColumns;
import dev.retort.operation.RowOperation.UpdateRows;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.Identifiers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Changes to single rows, and copies of them to come back to, which all databases write alike.
 *
 * @param names writes names
 * @param value writes the value of a row's column
 * @param primaryKey reads the columns of a table's primary key; none if it has none
 */
public record RowChanges(
        Identifiers names,
        BiFunction<Row, String, String> value,
        BiFunction<QualifiedName, CatalogReader, List<String>> primaryKey) {

    /** Gives the rows with a key other values. */
    public List<SqlStatement> update(UpdateRows operation) {
        return List.of(SqlStatement.of(
                "UPDATE " + names.quote(operation.table()) + " SET " + pairs(operation.values(), ", ", " = NULL")
                        + " WHERE " + pairs(operation.key(), " AND ", " IS NULL")));
    }

    /** Deletes the rows with these keys, each by itself. */
    public List<SqlStatement> delete(DeleteRows operation) {
        return operation.keys().stream()
                .map(key -> SqlStatement.of(
                        "DELETE FROM " + names.quote(operation.table()) + " WHERE " + pairs(key, " AND ", " IS NULL")))
                .toList();
    }

    private String pairs(Row row, String separator, String whenNull) {
        return row.columns().stream()
                .map(column ->
                        names.quote(column) + (row.get(column) == null ? whenNull : " = " + value.apply(row, column)))
                .collect(Collectors.joining(separator));
    }

    /** Copies a table, or some of its columns beside its key. */
    public List<SqlStatement> backup(BackupTable operation, CatalogReader catalog) {
        String columns = "*";
        if (!operation.columns().isEmpty()) {
            Set<String> kept = new LinkedHashSet<>(key(operation.table(), catalog));
            kept.addAll(operation.columns());
            columns = names.list(kept);
        }
        return List.of(SqlStatement.of("CREATE TABLE " + names.quote(operation.backup()) + " AS SELECT " + columns
                + " FROM " + names.quote(operation.table())));
    }

    /** Copies columns back to the rows that have the same key. */
    public List<SqlStatement> restoreColumns(RestoreColumns operation, CatalogReader catalog) {
        String values = operation.columns().stream()
                .map(names::quote)
                .map(column -> column + " = kept." + column)
                .collect(Collectors.joining(", "));
        String sameRow = key(operation.table(), catalog).stream()
                .map(names::quote)
                .map(column -> "present." + column + " = kept." + column)
                .collect(Collectors.joining(" AND "));
        return List.of(SqlStatement.of("UPDATE " + names.quote(operation.table()) + " AS present SET " + values
                + " FROM " + names.quote(operation.backup()) + " AS kept WHERE " + sameRow));
    }

    private List<String> key(QualifiedName table, CatalogReader catalog) {
        List<String> key = primaryKey.apply(table, catalog);
        if (key.isEmpty()) {
            throw new InvalidOperationException(
                    "table " + table + " has no primary key to match backed-up values to their rows",
                    "back up the whole table, or write the SQL yourself");
        }
        return key;
    }
}
