package dev.retort.catalog.model;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column {@code INTEGER PRIMARY KEY} of SQLite is <a href="https://www.sqlite.org/lang_createtable.html#rowid">another
 * name for the rowid</a> and never null, whether NOT NULL is written or not.
 */
final class RowidAlias {

    private RowidAlias() {}

    /** A table's children, of which the rowid's alias counts as NOT NULL. */
    static List<SchemaObject> in(SchemaObject table) {
        return table.children().stream()
                .map(child -> isAlias(child, table) ? notNull(child) : child)
                .toList();
    }

    private static boolean isAlias(SchemaObject column, SchemaObject table) {
        return column.kind() == ObjectKind.COLUMN
                && column.attribute("type").filter("INTEGER"::equals).isPresent()
                && table.attribute("without rowid").isEmpty()
                && table.children(ObjectKind.PRIMARY_KEY).stream().anyMatch(key -> isOn(key, column));
    }

    private static boolean isOn(SchemaObject key, SchemaObject column) {
        List<String> columns = KeyDefinition.of(key).columns();
        return columns.size() == 1
                && columns.get(0).equalsIgnoreCase(column.name())
                && key.attribute("descending").isEmpty();
    }

    private static SchemaObject notNull(SchemaObject column) {
        Map<String, String> attributes = new LinkedHashMap<>(column.attributes());
        attributes.put("nullable", "no");
        return new SchemaObject(column.kind(), column.path(), attributes, column.children(), column.serverMadeName());
    }
}
