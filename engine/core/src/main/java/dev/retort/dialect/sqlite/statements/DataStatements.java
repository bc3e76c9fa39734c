package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.operation.EnumOperation.AddEnumLabel;
import dev.retort.operation.EnumOperation.RenameEnumLabel;
import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.RowOperation.*;
import dev.retort.row.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements that depend on what is stored, and those that change single rows. */
public final class DataStatements {

    private DataStatements() {}

    /** The statements for an operation of these; empty for another. */
    public static Optional<List<SqlStatement>> of(Operation operation, CatalogReader catalog) {
        Optional<ReplaceEnum> labels = labels(operation);
        if (labels.isPresent()) {
            return Optional.of(EnumReplacements.of(labels.get(), catalog));
        }
        return texts(operation, catalog)
                .map(texts -> texts.stream().map(SqlStatement::of).toList());
    }

    private static Optional<List<String>> texts(Operation operation, CatalogReader catalog) {
        if (operation instanceof RenameIndex rename) {
            return Optional.of(IndexRename.of(rename, catalog));
        }
        if (operation instanceof BackupTable backup) {
            return Optional.of(BackupStatements.backup(backup, catalog));
        }
        if (operation instanceof RestoreColumns restore) {
            return Optional.of(BackupStatements.restoreColumns(restore, catalog));
        }
        if (operation instanceof RestoreRows restore) {
            return Optional.of(BackupStatements.restoreRows(restore, catalog));
        }
        return rows(operation);
    }

    private static Optional<ReplaceEnum> labels(Operation operation) {
        if (operation instanceof AddEnumLabel add) {
            return add.asReplacement();
        }
        if (operation instanceof RenameEnumLabel rename) {
            return rename.asReplacement();
        }
        return operation instanceof ReplaceEnum replace ? Optional.of(replace) : Optional.empty();
    }

    private static Optional<List<String>> rows(Operation operation) {
        if (operation instanceof UpdateRows update) {
            return Optional.of(List.of("UPDATE " + SQLITE.quote(update.table()) + " SET "
                    + pairs(update.values(), ", ", " = NULL") + " WHERE " + pairs(update.key(), " AND ", " IS NULL")));
        }
        if (operation instanceof DeleteRows delete) {
            return Optional.of(delete.keys().stream()
                    .map(key ->
                            "DELETE FROM " + SQLITE.quote(delete.table()) + " WHERE " + pairs(key, " AND ", " IS NULL"))
                    .toList());
        }
        return Optional.empty();
    }

    private static String pairs(Row row, String separator, String whenNull) {
        return row.columns().stream()
                .map(column -> SQLITE.quote(column)
                        + (row.get(column) == null ? whenNull : " = " + Literals.of(row.get(column))))
                .collect(Collectors.joining(separator));
    }
}
