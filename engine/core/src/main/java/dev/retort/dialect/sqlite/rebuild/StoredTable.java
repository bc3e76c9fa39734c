package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.sqlite.IndexText;
import java.util.List;
import java.util.Optional;

/**
 * A table as the database keeps it.
 *
 * @param name its name, in the case in which it was created
 * @param sql its {@code CREATE TABLE}
 * @param indexes the indexes that were created for themselves
 * @param triggers the texts of its triggers
 */
public record StoredTable(QualifiedName name, String sql, List<StoredIndex> indexes, List<String> triggers) {

    /** An index and its {@code CREATE INDEX}. */
    record StoredIndex(String name, String sql) {

        /** Whether it has to do with a column, in what it indexes or in its condition. */
        boolean uses(String column) {
            return IndexText.read(sql).uses(column);
        }
    }

    /**
     * The table of that name.
     *
     * @throws InvalidOperationException if there is none; the message tells the nearest name
     */
    public static StoredTable get(CatalogReader catalog, QualifiedName name) {
        return find(catalog, name).orElseThrow(() -> missing(catalog, name));
    }

    static Optional<StoredTable> find(CatalogReader catalog, QualifiedName name) {
        String from = " FROM " + schemaTable(name);
        List<Row> tables = catalog.query(
                "SELECT name, sql" + from + " WHERE type = 'table' AND name = ? COLLATE NOCASE", name.name());
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        List<Row> parts = catalog.query(
                "SELECT type, name, sql" + from
                        + " WHERE tbl_name = ? COLLATE NOCASE AND type <> 'table' AND sql IS NOT NULL ORDER BY rowid",
                name.name());
        Row table = tables.get(0);
        return Optional.of(new StoredTable(
                name.withName(text(table, "name")), text(table, "sql"), indexes(parts), triggers(parts)));
    }

    /** The catalogue's own table in the schema of a name. */
    public static String schemaTable(QualifiedName name) {
        return SQLITE.quote(name.withName("sqlite_schema"));
    }

    private static List<StoredIndex> indexes(List<Row> parts) {
        return parts.stream()
                .filter(row -> text(row, "type").equals("index"))
                .map(row -> new StoredIndex(text(row, "name"), text(row, "sql")))
                .toList();
    }

    private static List<String> triggers(List<Row> parts) {
        return parts.stream()
                .filter(row -> text(row, "type").equals("trigger"))
                .map(row -> text(row, "sql"))
                .toList();
    }

    private static String text(Row row, String column) {
        return row.text(column).orElse("");
    }

    private static InvalidOperationException missing(CatalogReader catalog, QualifiedName name) {
        List<String> known = catalog.texts("SELECT name FROM " + schemaTable(name)
                + " WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
        return new InvalidOperationException(NearestName.addTo(
                Problem.of("unknown-table", "there is no table '" + name + "'"), "table", name.name(), known));
    }
}
