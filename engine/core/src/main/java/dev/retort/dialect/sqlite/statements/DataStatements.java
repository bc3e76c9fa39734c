package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.RowChanges;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.operation.RowOperation.*;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.ObjectText;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.List;

/** Statements that depend on what is stored, and those that change single rows. */
public final class DataStatements {

    private DataStatements() {}

    /** Changes to single rows of a table, and copies of them. */
    private static RowChanges changes(QualifiedName table, CatalogReader catalog) {
        RowValues values = new RowValues(table, catalog);
        return new RowChanges(SQLITE, values::literal, (keyed, reader) -> definition(keyed, reader)
                .primaryKey());
    }

    /** Gives the rows with a key other values. */
    public static List<SqlStatement> update(UpdateRows operation, CatalogReader catalog) {
        return changes(operation.table(), catalog).update(operation);
    }

    /** Deletes the rows with these keys. */
    public static List<SqlStatement> delete(DeleteRows operation, CatalogReader catalog) {
        return changes(operation.table(), catalog).delete(operation);
    }

    /** Copies a table, or some of its columns beside its key. */
    public static List<SqlStatement> backup(BackupTable operation, CatalogReader catalog) {
        return changes(operation.table(), catalog).backup(operation, catalog);
    }

    /** Copies columns back to the rows that have the same key. */
    public static List<SqlStatement> restoreColumns(RestoreColumns operation, CatalogReader catalog) {
        return changes(operation.table(), catalog).restoreColumns(operation, catalog);
    }

    /** Makes the index anew under another name. */
    public static List<SqlStatement> renameIndex(RenameIndex operation, CatalogReader catalog) {
        String indexes = "FROM " + StoredTable.schemaTable(operation.table())
                + " WHERE type = 'index' AND sql NOT NULL AND tbl_name = ? COLLATE NOCASE";
        String table = operation.table().name();
        List<String> found =
                catalog.texts("SELECT sql " + indexes + " AND name = ? COLLATE NOCASE", table, operation.index());
        if (found.isEmpty()) {
            List<String> known = catalog.texts("SELECT name " + indexes + " ORDER BY name", table);
            throw new InvalidOperationException(NearestName.addTo(
                    Problem.of(
                            "unknown-index",
                            "table '" + operation.table() + "' has no index '" + operation.index()
                                    + "' that could be renamed"),
                    "index",
                    operation.index(),
                    known));
        }
        return SqlStatement.all("DROP INDEX " + SQLITE.quote(operation.name()), renamed(found.get(0), operation));
    }

    /** Stored texts name no schema. */
    private static String renamed(String sql, RenameIndex operation) {
        return ObjectText.read(sql).named(SQLITE.quote(operation.table().withName(operation.newName())));
    }

    /** Copies back the rows that are no longer there. {@code WHERE true} keeps the parser from taking ON for a join's. */
    public static List<SqlStatement> restoreRows(RestoreRows operation, CatalogReader catalog) {
        TableDefinition kept = definition(operation.backup(), catalog);
        List<String> columns = definition(operation.table(), catalog).columns().stream()
                .filter(column -> !column.has(Clause.Kind.GENERATED))
                .map(ColumnDefinition::name)
                .filter(column -> kept.findColumn(column).isPresent())
                .toList();
        String names = SQLITE.list(columns);
        return SqlStatement.all("INSERT INTO " + SQLITE.quote(operation.table()) + " (" + names + ") SELECT " + names
                + " FROM " + SQLITE.quote(operation.backup()) + " WHERE true ON CONFLICT DO NOTHING");
    }

    private static TableDefinition definition(QualifiedName table, CatalogReader catalog) {
        return TableDefinition.read(StoredTable.get(catalog, table).sql());
    }
}
