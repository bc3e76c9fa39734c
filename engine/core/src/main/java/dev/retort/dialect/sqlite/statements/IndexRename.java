package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.row.Row;
import dev.retort.sql.sqlite.ObjectText;
import java.util.List;

/** Renames an index, which SQLite can't: it is dropped and created with the same text but for its name. */
final class IndexRename {

    private IndexRename() {}

    static List<String> of(RenameIndex operation, CatalogReader catalog) {
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
}
