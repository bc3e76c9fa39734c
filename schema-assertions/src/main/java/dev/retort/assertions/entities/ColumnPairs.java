package dev.retort.assertions.entities;

import dev.retort.catalog.Database;
import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns of a table on both sides. */
final class ColumnPairs {

    private static final Pattern FROM_SEQUENCE = Pattern.compile("(?i)nextval\\(.*");

    private final DatabaseKind database;
    private final EntityType types;
    private final SchemaObject wantedTable;
    private final SchemaObject actualTable;

    ColumnPairs(Database database, SchemaObject wantedTable, SchemaObject actualTable) {
        this.database = database.kind();
        this.types = new EntityType(database);
        this.wantedTable = wantedTable;
        this.actualTable = actualTable;
    }

    void addTo(List<SchemaObject> wanted, List<SchemaObject> actual) {
        for (SchemaObject column : wantedTable.children(ObjectKind.COLUMN)) {
            wanted.add(TablePair.leaf(column, column.name(), said(column, column, wantedTable)));
        }
        for (SchemaObject column : actualTable.children(ObjectKind.COLUMN)) {
            Optional<SchemaObject> same = wantedTable.child(ObjectKind.COLUMN, column.name());
            actual.add(same.map(it -> TablePair.leaf(column, column.name(), said(column, it, actualTable)))
                    .orElse(column));
        }
    }

    /** What counts of a column, given what the entities say of it. */
    private Map<String, String> said(SchemaObject column, SchemaObject model, SchemaObject table) {
        Map<String, String> said = new LinkedHashMap<>();
        String type = model.attribute("type").orElse("");
        said.put("type", types.asWanted(type, column.attribute("type").orElse("")));
        said.put(
                "nullable",
                isKey(column, table) ? "no" : column.attribute("nullable").orElse("yes"));
        identity(column, model).ifPresent(value -> said.put("identity", value));
        column.attribute("default")
                .filter(value -> !FROM_SEQUENCE.matcher(value).matches())
                .ifPresent(value -> said.put("default", value));
        column.attribute("generated").ifPresent(value -> said.put("generated", expression(value)));
        for (String spoken : List.of("collation", "comment")) {
            model.attribute(spoken)
                    .flatMap(any -> column.attribute(spoken))
                    .ifPresent(value -> said.put(spoken, value));
        }
        return said;
    }

    /** SQLite shows columns of a key as nullable, which no application wants them to be. */
    private static boolean isKey(SchemaObject column, SchemaObject table) {
        return table.children(ObjectKind.PRIMARY_KEY).stream()
                .anyMatch(key -> KeyDefinition.of(key).columns().contains(column.name()));
    }

    /**
     * An identity column may number its rows in any way; a column that the application numbers may do so by default,
     * but not always.
     */
    private static Optional<String> identity(SchemaObject column, SchemaObject model) {
        Optional<String> identity = column.attribute("identity");
        if (model.attribute("identity").isEmpty()) {
            return identity.filter("always"::equals);
        }
        boolean serial = column.attribute("default")
                .filter(value -> FROM_SEQUENCE.matcher(value).matches())
                .isPresent();
        return identity.isPresent() || serial ? Optional.of("yes") : Optional.empty();
    }

    /** Whether it is stored or computed when read, entities don't say. */
    private String expression(String generated) {
        return Tokenizer.unwrapped(generated.replaceFirst("(?i) (stored|virtual)$", ""), database);
    }
}
