package dev.retort.dialect.sqlite.statements;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.sqlite.errors.NearestName;
import dev.retort.dialect.sqlite.rebuild.StoredTable;
import dev.retort.dialect.sqlite.text.Identifiers;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.RenameIndex;
import dev.retort.row.Row;
import dev.retort.sql.sqlite.ObjectText;
import java.util.List;

/** Renames an index, which SQLite can't: it is dropped and created with the same text but for its name. */
final class IndexRename {

    private IndexRename() {}

    static List<String> of(RenameIndex operation, CatalogReader catalog) {
        String indexes =
                "FROM " + StoredTable.schemaTable(operation.index()) + " WHERE type = 'index' AND sql NOT NULL";
        List<Row> found = catalog.query(
                "SELECT sql " + indexes + " AND name = ? COLLATE NOCASE",
                operation.index().name());
        if (found.isEmpty()) {
            List<String> known = catalog.query("SELECT name " + indexes + " ORDER BY name").stream()
                    .map(row -> row.text("name").orElse(""))
                    .toList();
            throw new InvalidOperationException(NearestName.addTo(
                    Problem.of("unknown-index", "there is no index '" + operation.index() + "' that could be renamed"),
                    "index",
                    operation.index().name(),
                    known));
        }
        String sql = found.get(0).text("sql").orElseThrow();
        return List.of("DROP INDEX " + Identifiers.quote(operation.index()), renamed(sql, operation));
    }

    /** Stored texts name no schema. */
    private static String renamed(String sql, RenameIndex operation) {
        return ObjectText.read(sql)
                .named(Identifiers.quote(operation.index().withName(operation.newName())));
    }
}
