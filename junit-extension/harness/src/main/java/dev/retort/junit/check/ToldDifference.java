package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.Rename;
import dev.retort.catalog.difference.SchemaDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A difference with each fault told once: what has another name as one, and a sequence that comes or goes with the column that
 * owns it with what is said of the column, or of its table.
 *
 * @param renames what is there under another name
 * @param rest what differs besides
 * @param owned the sequences that are told with another change, each with that change
 */
record ToldDifference(List<Rename> renames, List<Change> rest, Map<Change, Change> owned) {

    ToldDifference {
        renames = List.copyOf(renames);
        rest = List.copyOf(rest);
        owned = Map.copyOf(owned);
    }

    static ToldDifference of(
            SchemaDifference difference,
            SchemaSnapshot expected,
            SchemaSnapshot actual,
            BiPredicate<SchemaObject, SchemaObject> agree) {
        Rename.Told told = difference.told(agree);
        Map<Change, Change> owned = new LinkedHashMap<>();
        for (Change change : told.rest()) {
            SchemaSnapshot there = change.kind() == Change.Kind.MISSING ? expected : actual;
            owner(change, there)
                    .flatMap(column -> toldOf(column, change, told.rest()))
                    .ifPresent(main -> owned.put(change, main));
        }
        return new ToldDifference(
                told.renames(),
                told.rest().stream()
                        .filter(change -> !owned.containsKey(change))
                        .toList(),
                owned);
    }

    /** The column that owns a sequence which only one side has. */
    private static Optional<String> owner(Change change, SchemaSnapshot schema) {
        return change.objectKind() == ObjectKind.SEQUENCE && change.kind() != Change.Kind.CHANGED
                ? schema.find(ObjectKind.SEQUENCE, change.path().toString())
                        .flatMap(sequence -> sequence.attribute("owned by"))
                : Optional.empty();
    }

    /** The column's default or itself, or its table, comes or goes as the sequence does. */
    private static Optional<Change> toldOf(String column, Change sequence, List<Change> all) {
        boolean missing = sequence.kind() == Change.Kind.MISSING;
        return all.stream()
                .filter(change -> {
                    String path = change.path().toString();
                    boolean same = change.kind() == sequence.kind();
                    Optional<String> value = missing ? change.expected() : change.actual();
                    return (change.objectKind() == ObjectKind.COLUMN
                                    && path.equals(column)
                                    && (same
                                            || (change.attribute().equals(Optional.of("default"))
                                                    && value.filter(it -> it.startsWith("nextval("))
                                                            .isPresent())))
                            || (change.objectKind() == ObjectKind.TABLE && same && column.startsWith(path + "."));
                })
                .findFirst();
    }

    /** The sequences that are told with one of some changes. */
    List<Change> ownedBy(List<Change> changes) {
        return owned.entrySet().stream()
                .filter(entry -> changes.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted(Change.ORDER)
                .toList();
    }
}
