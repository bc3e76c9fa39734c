package dev.retort.assertions.entities;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Unique constraints and indexes of a table on both sides, matched by their columns. A unique index on columns is the
 * same as a unique constraint, since for Hibernate both are.
 */
record IndexPairs(SchemaObject wantedTable, SchemaObject actualTable) {

    private static final Pattern COLUMN = Pattern.compile("(\"(?:[^\"]|\"\")*\"|\\w+)");
    private static final Pattern UNSAYABLE = Pattern.compile("(?i) collate |_ops\\b");
    private static final Pattern HASHED = Pattern.compile("(?i)(IDX|UK|UKFK|FK)[a-z0-9]{20,26}");

    void addTo(List<SchemaObject> wanted, List<SchemaObject> actual) {
        List<SchemaObject> unique = uniques(wantedTable).toList();
        List<SchemaObject> uniqueThere = uniques(actualTable).toList();
        List<SchemaObject> missing = TablePair.without(unique, uniqueThere, IndexPairs::columnSet);
        missing.forEach(key -> wanted.add(unique(key)));
        TablePair.without(uniqueThere, unique, IndexPairs::columnSet).forEach(key -> actual.add(unique(key)));

        List<SchemaObject> indexes = indexes(wantedTable).toList();
        List<SchemaObject> indexesThere = indexes(actualTable).toList();
        List<SchemaObject> absent = TablePair.without(indexes, indexesThere, IndexPairs::content).stream()
                .filter(Predicate.not(this::isCoveredByKey))
                .toList();
        List<SchemaObject> added = TablePair.without(indexesThere, indexes, IndexPairs::content).stream()
                .filter(index -> isSayable(index) || hasNameOfOne(absent, index))
                .filter(Predicate.not(this::backsForeignKey))
                .filter(index -> missing.stream().noneMatch(key -> columns(key).equals(columns(index))))
                .toList();
        absent.forEach(index -> wanted.add(index(index, added)));
        added.forEach(index -> actual.add(index(index, absent)));
    }

    /** The database needs no second index on the columns of a key. */
    private boolean isCoveredByKey(SchemaObject index) {
        return isPlain(index)
                && keys(actualTable, ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE)
                        .anyMatch(key -> columns(key).equals(columns(index)));
    }

    private static Stream<SchemaObject> uniques(SchemaObject table) {
        Stream<SchemaObject> constraints = table.children(ObjectKind.UNIQUE).stream();
        return Stream.concat(
                constraints,
                table.children(ObjectKind.INDEX).stream()
                        .filter(index -> index.attribute("unique").isPresent() && isPlain(index)));
    }

    private static Stream<SchemaObject> indexes(SchemaObject table) {
        return table.children(ObjectKind.INDEX).stream()
                .filter(index -> index.attribute("unique").isEmpty() || !isPlain(index));
    }

    private static Stream<SchemaObject> keys(SchemaObject table, ObjectKind... kinds) {
        return table.children().stream().filter(child -> List.of(kinds).contains(child.kind()));
    }

    /** Columns and nothing else. */
    private static boolean isPlain(SchemaObject index) {
        return isWhole(index)
                && Stream.of(text(index, "columns").split(", "))
                        .allMatch(part -> COLUMN.matcher(part).matches());
    }

    private static boolean isWhole(SchemaObject index) {
        String method = index.attribute("method").orElse("btree");
        return method.equals("btree")
                && index.attribute("where").isEmpty()
                && index.attribute("include").isEmpty();
    }

    /** What {@code @Index} can ask for: columns or expressions in an order, not a part of the rows, nor a method. */
    private static boolean isSayable(SchemaObject index) {
        return isWhole(index) && !UNSAYABLE.matcher(text(index, "columns")).find();
    }

    /** So that deleting the other row is fast; entities never say so. */
    private boolean backsForeignKey(SchemaObject index) {
        List<String> columns = columns(index);
        return keys(actualTable, ObjectKind.FOREIGN_KEY)
                .map(IndexPairs::columns)
                .anyMatch(key -> key.size() <= columns.size()
                        && Set.copyOf(key).equals(Set.copyOf(columns.subList(0, key.size()))));
    }

    private static List<String> columns(SchemaObject part) {
        return part.names(part.kind() == ObjectKind.INDEX ? "keys" : "columns");
    }

    private static Set<String> columnSet(SchemaObject part) {
        return new TreeSet<>(columns(part));
    }

    private static Map<String, String> content(SchemaObject index) {
        Map<String, String> content = new LinkedHashMap<>();
        for (String name : List.of("columns", "unique", "method", "include", "where")) {
            index.attribute(name).ifPresent(value -> content.put(name, value));
        }
        return content;
    }

    private static SchemaObject unique(SchemaObject key) {
        String columns = "(" + String.join(", ", columns(key)) + ")";
        SchemaObject part = TablePair.leaf(key, columns, named(key));
        return new SchemaObject(ObjectKind.UNIQUE, part.path(), part.attributes(), List.of(), false);
    }

    /** Called by its columns, unless the other side has one of the same name. */
    private static SchemaObject index(SchemaObject index, List<SchemaObject> others) {
        Map<String, String> attributes = content(index);
        attributes.remove("method", "btree");
        if (hasNameOfOne(others, index)) {
            return TablePair.leaf(index, index.name(), attributes);
        }
        attributes.remove("columns");
        attributes.putAll(named(index));
        return TablePair.leaf(index, "(" + text(index, "columns") + ")", attributes);
    }

    private static boolean hasNameOfOne(List<SchemaObject> others, SchemaObject index) {
        return others.stream().anyMatch(other -> other.name().equals(index.name()));
    }

    /** So that it is found, unless nobody chose the name. */
    private static Map<String, String> named(SchemaObject part) {
        boolean chosen = !part.serverMadeName() && !HASHED.matcher(part.name()).matches();
        return chosen ? Map.of("name", part.name()) : Map.of();
    }

    private static String text(SchemaObject part, String attribute) {
        return part.attribute(attribute).orElse("");
    }
}
