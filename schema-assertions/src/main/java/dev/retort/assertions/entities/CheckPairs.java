package dev.retort.assertions.entities;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks of a table on both sides. Those that list the values of a column are matched by the column, others by what
 * they say, then by name. Hibernate makes a list for each enum and discriminator; a table without it takes more values
 * than the entities have, which harms nobody.
 */
final class CheckPairs {

    private final Map<String, ValueList> wantedLists = new LinkedHashMap<>();
    private final Map<String, ValueList> actualLists = new LinkedHashMap<>();
    private final List<SchemaObject> wantedRest = new ArrayList<>();
    private final List<SchemaObject> actualRest = new ArrayList<>();

    CheckPairs(SchemaObject wantedTable, SchemaObject actualTable) {
        sort(wantedTable, wantedLists, wantedRest);
        sort(actualTable, actualLists, actualRest);
    }

    private static void sort(SchemaObject table, Map<String, ValueList> lists, List<SchemaObject> rest) {
        for (SchemaObject check : table.children(ObjectKind.CHECK)) {
            Optional<ValueList> list = ValueList.of(check).filter(it -> !lists.containsKey(it.column()));
            list.ifPresentOrElse(it -> lists.put(it.column(), it), () -> rest.add(check));
        }
    }

    void addTo(List<SchemaObject> wanted, List<SchemaObject> actual) {
        wantedLists.values().stream()
                .filter(list -> !list.check().serverMadeName() || actualLists.containsKey(list.column()))
                .forEach(list -> wanted.add(list.part()));
        actualLists.values().forEach(list -> actual.add(list.part()));
        List<SchemaObject> missing = Parts.without(wantedRest, actualRest, CheckPairs::condition);
        List<SchemaObject> unexpected = Parts.without(actualRest, wantedRest, CheckPairs::condition);
        missing.forEach(check -> wanted.add(part(check)));
        unexpected.forEach(check -> actual.add(part(check)));
    }

    private static SchemaObject part(SchemaObject check) {
        return Parts.leaf(check, check.name(), Map.of("condition", condition(check)));
    }

    /** A check that isn't validated holds for new rows all the same. */
    static String condition(SchemaObject check) {
        return Parts.unwrapped(check.attribute("expression").orElse("").strip());
    }
}
