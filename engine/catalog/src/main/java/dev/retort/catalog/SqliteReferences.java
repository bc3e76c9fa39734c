package dev.retort.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Leaves out referenced columns that are the primary key, since {@code references t} means the same. */
final class SqliteReferences {

    private static final Pattern TARGET =
            Pattern.compile("(.* references (\"(?:[^\"]|\"\")*\"|[^ (]+))(\\([^)]*\\))(.*)");

    private final Map<String, SchemaObject> tables;

    /** With all tables and views by their names in small letters. */
    SqliteReferences(Map<String, SchemaObject> tables) {
        this.tables = tables;
    }

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
        Matcher target = TARGET.matcher(child.attribute("definition").orElse(""));
        if (child.kind() != ObjectKind.FOREIGN_KEY || !target.matches() || !isPrimaryKey(target)) {
            return child;
        }
        SqliteObject shorter = new SqliteObject(child.kind(), child.path())
                .with(SqliteAttribute.DEFINITION, target.group(1) + target.group(4));
        return child.serverMadeName() ? shorter.buildUnnamed() : shorter.build();
    }

    private boolean isPrimaryKey(Matcher target) {
        String name = target.group(2).replaceAll("^\"|\"$", "").replace("\"\"", "\"");
        return Optional.ofNullable(tables.get(lower(name))).stream()
                .flatMap(table -> table.children(ObjectKind.PRIMARY_KEY).stream())
                .flatMap(key -> key.attribute("definition").stream())
                .anyMatch(key -> lower(key.replace(" desc", "")).startsWith(lower("primary key " + target.group(3))));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
