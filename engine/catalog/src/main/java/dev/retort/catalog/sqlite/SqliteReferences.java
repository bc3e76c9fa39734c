package dev.retort.catalog.sqlite;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.PathText;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.sqlite.CanonicalSql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Leaves out of definitions referenced columns that are the primary key, since {@code references t} means the same; among
 * the attributes they are named either way.
 */
record SqliteReferences(Map<String, SchemaObject> tables) {

    static SqliteReferences among(List<SchemaObject> objects) {
        return new SqliteReferences(
                objects.stream().collect(Collectors.toMap(object -> lower(object.name()), Function.identity())));
    }

    List<SchemaObject> shortened(List<SchemaObject> objects) {
        return objects.stream()
                .map(object -> object.withChildren(
                        object.children().stream().map(this::shortenedKey).toList()))
                .toList();
    }

    private SchemaObject shortenedKey(SchemaObject child) {
        Optional<List<String>> primaryKey = child.kind() == ObjectKind.FOREIGN_KEY
                ? primaryKey(ObjectPath.parse(KeyDefinition.of(child).target()).name())
                : Optional.empty();
        return primaryKey.map(columns -> shortenedKey(child, columns)).orElse(child);
    }

    private Optional<List<String>> primaryKey(String table) {
        return Optional.ofNullable(tables.get(lower(table))).stream()
                .flatMap(found -> found.children(ObjectKind.PRIMARY_KEY).stream())
                .map(key -> KeyDefinition.of(key).columns())
                .findFirst();
    }

    private static SchemaObject shortenedKey(SchemaObject key, List<String> primaryKey) {
        List<String> columns = KeyDefinition.of(key).others();
        Map<String, String> attributes = new LinkedHashMap<>(key.attributes());
        if (columns.isEmpty()) {
            attributes.put(SqliteAttribute.REFERENCED_COLUMNS.label(), PathText.list(primaryKey));
        } else if (lower(PathText.list(columns)).equals(lower(PathText.list(primaryKey)))) {
            String list = columns.stream().map(CanonicalSql::quoted).collect(Collectors.joining(", ", "(", ")"));
            String target = " references "
                    + CanonicalSql.quoted(
                            ObjectPath.parse(KeyDefinition.of(key).target()).name());
            attributes.computeIfPresent(
                    SqliteAttribute.DEFINITION.label(), (name, text) -> text.replace(target + list, target));
        }
        return key.withAttributes(attributes);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
