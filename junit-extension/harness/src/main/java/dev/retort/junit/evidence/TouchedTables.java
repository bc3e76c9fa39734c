package dev.retort.junit.evidence;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.evidence.RevisionEvidence.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The tables to which the next write may have another result than before a step. */
final class TouchedTables {

    private static final Set<ObjectKind> CODE = Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE);

    private TouchedTables() {}

    /** Those that are new or changed, in which rows are, and those that hang on what is changed. */
    static Set<String> between(State before, State after) {
        SchemaSnapshot then = before.schema();
        SchemaSnapshot now = after.schema();
        boolean code = !code(then).equals(code(now));
        List<SchemaObject> changed = tables(now)
                .filter(table ->
                        !then.find(ObjectKind.TABLE, table.path().toString()).equals(Optional.of(table)))
                .toList();
        boolean gone = tables(then)
                .anyMatch(table ->
                        now.find(ObjectKind.TABLE, table.path().toString()).isEmpty());
        Set<String> touched = new LinkedHashSet<>();
        changed.forEach(table -> touched.add(table.path().toString()));
        tables(now)
                .filter(table ->
                        ((code || gone) && !table.children(ObjectKind.TRIGGER).isEmpty())
                                || isFilled(table.path().toString(), before, after))
                .forEach(table -> touched.add(table.path().toString()));
        return touched;
    }

    private static Stream<SchemaObject> tables(SchemaSnapshot schema) {
        return schema.objects().stream().filter(object -> object.kind() == ObjectKind.TABLE);
    }

    private static List<SchemaObject> code(SchemaSnapshot schema) {
        return schema.objects().stream()
                .filter(object -> CODE.contains(object.kind()))
                .toList();
    }

    private static boolean isFilled(String table, State before, State after) {
        return !before.data().find(table).equals(after.data().find(table));
    }
}
