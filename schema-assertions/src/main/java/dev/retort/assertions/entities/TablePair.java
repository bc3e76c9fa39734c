package dev.retort.assertions.entities;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A table that both schemas have, with what entities can say of it on each side. */
final class TablePair {

    private final SchemaObject wantedTable;
    private final SchemaObject actualTable;
    private final List<SchemaObject> wanted = new ArrayList<>();
    private final List<SchemaObject> actual = new ArrayList<>();

    TablePair(SchemaSnapshot from, SchemaSnapshot to, SchemaObject wantedTable, SchemaObject actualTable) {
        this.wantedTable = wantedTable;
        this.actualTable = actualTable;
        new ColumnPairs(from.database(), wantedTable, actualTable).addTo(wanted, actual);
        new KeyPairs(wantedTable, actualTable).addTo(wanted, actual);
        new IndexPairs(wantedTable, actualTable).addTo(wanted, actual);
        new CheckPairs(from.database(), wantedTable, actualTable).addTo(wanted, actual);
    }

    SchemaObject wanted() {
        return table(wantedTable, wanted);
    }

    SchemaObject actual() {
        return table(actualTable, actual);
    }

    /** A comment counts if the entities have one. */
    private SchemaObject table(SchemaObject table, List<SchemaObject> children) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (wantedTable.attribute("comment").isPresent()) {
            table.attribute("comment").ifPresent(comment -> attributes.put("comment", comment));
        }
        return new SchemaObject(ObjectKind.TABLE, table.path(), attributes, children, false);
    }

    /** A part with another name and only these attributes. */
    static SchemaObject leaf(SchemaObject part, String name, Map<String, String> attributes) {
        ObjectPath path = part.path().parent().orElseThrow().child(name);
        return new SchemaObject(part.kind(), path, attributes, List.of(), false);
    }

    /** Those of some for which there is none among others that is the same. */
    static <K> List<SchemaObject> without(
            List<SchemaObject> some, List<SchemaObject> others, Function<SchemaObject, K> identity) {
        List<K> there = others.stream().map(identity).toList();
        return some.stream()
                .filter(part -> !there.contains(identity.apply(part)))
                .toList();
    }
}
