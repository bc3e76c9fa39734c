package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.RowOperation.*;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.ObjectText;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            return Optional.of(renameIndex(rename, catalog));
        }
        if (operation instanceof BackupTable backup) {
            return Optional.of(backup(backup, catalog));
        }
        if (operation instanceof RestoreColumns restore) {
            return Optional.of(restoreColumns(restore, catalog));
        }
        if (operation instanceof RestoreRows restore) {
            return Optional.of(restoreRows(restore, catalog));
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

    static List<String> renameIndex(RenameIndex operation, CatalogReader catalog) {
        String indexes = "FROM " + StoredTable.schemaTable(operation.table())
                + " WHERE type = 'index' AND sql NOT NULL AND tbl_name = ? COLLATE NOCASE";
        String table = operation.table().name();
        List<Row> found =
                catalog.query("SELECT sql " + indexes + " AND name = ? COLLATE NOCASE", table, operation.index());
        if (found.isEmpty()) {
            List<String> known = catalog.query("SELECT name " + indexes + " ORDER BY name", table).stream()
                    .map(row -> row.text("name").orElse(""))
                    .toList();
            throw new InvalidOperationException(NearestName.addTo(
                    Problem.of(
                            "unknown-index",
                            "table '" + operation.table() + "' has no index '" + operation.index()
                                    + "' that could be renamed"),
                    "index",
                    operation.index(),
                    known));
        }
        String sql = found.get(0).text("sql").orElseThrow();
        return List.of("DROP INDEX " + SQLITE.quote(operation.name()), renamed(sql, operation));
    }

    /** Stored texts name no schema. */
    private static String renamed(String sql, RenameIndex operation) {
        return ObjectText.read(sql).named(SQLITE.quote(operation.table().withName(operation.newName())));
    }

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
