package dev.retort.assertions.crawl;

import dev.retort.assertions.schema.KeyDefinition;
import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.ObjectPath;
import dev.retort.assertions.schema.SchemaObject;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The portable part of a snapshot as facts, one line each. */
final class SnapshotFacts {

    private final SchemaSnapshot snapshot;
    private final SortedSet<String> facts = new TreeSet<>();

    SnapshotFacts(SchemaSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    SortedSet<String> facts() {
        for (SchemaObject object : snapshot.objects()) {
            switch (object.kind()) {
                case TABLE -> read(object, false);
                case VIEW, MATERIALIZED_VIEW -> read(object, true);
                default -> {}
            }
        }
        return facts;
    }

    private void read(SchemaObject table, boolean view) {
        facts.add(Fact.table(path(table), view));
        for (SchemaObject child : table.children()) {
            switch (child.kind()) {
                case COLUMN -> column(table, child, view);
                case PRIMARY_KEY -> primaryKey(table, child);
                case UNIQUE, EXCLUSION -> unique(table, child);
                case FOREIGN_KEY -> facts.add(foreignKey(table, child));
                case INDEX ->
                    facts.add(Fact.index(
                            path(table), child.name(), child.attribute("unique").isPresent()));
                default -> {}
            }
        }
    }

    /** On SQLite the crawl leaves out views' columns: one view of something that is gone would spoil it. */
    private void column(SchemaObject table, SchemaObject column, boolean view) {
        if (view && !snapshot.database().isPostgresql()) {
            return;
        }
        int position =
                column.attribute(SchemaObject.POSITION).map(Integer::valueOf).orElse(0);
        boolean nullable = view || column.attribute("nullable").equals(Optional.of("yes"));
        if (column.attribute("hidden").isEmpty()) {
            facts.add(Fact.column(path(table), column.name(), position, nullable));
        }
    }

    private void primaryKey(SchemaObject table, SchemaObject key) {
        facts.add(Fact.primaryKey(path(table), definition(key).columns()));
        if (snapshot.database().isPostgresql()) {
            facts.add(Fact.index(path(table), key.name(), true));
        }
    }

    private void unique(SchemaObject table, SchemaObject constraint) {
        if (snapshot.database().isPostgresql()) {
            facts.add(Fact.index(path(table), constraint.name(), constraint.kind() == ObjectKind.UNIQUE));
        } else if (!hasKeyIndexOn(table, definition(constraint).columns())) {
            facts.add(Fact.unique(path(table), definition(constraint).columns()));
        }
    }

    /** SQLite makes no second index for the primary key's columns; the rowid has none. */
    private static boolean hasKeyIndexOn(SchemaObject table, List<String> columns) {
        boolean rowid = columns.size() == 1
                && table.child(ObjectKind.COLUMN, columns.get(0))
                        .flatMap(column -> column.attribute("type"))
                        .equals(Optional.of("INTEGER"));
        return !rowid
                && table.children(ObjectKind.PRIMARY_KEY).stream()
                        .anyMatch(key -> definition(key).columns().equals(columns));
    }

    private String foreignKey(SchemaObject table, SchemaObject key) {
        KeyDefinition definition = definition(key);
        String target = definition.target();
        List<String> others = definition.others().isEmpty() ? primaryKeyOf(target) : definition.others();
        return Fact.foreignKey(path(table), definition.columns(), plain(target), others, definition.actions());
    }

    private static String plain(String path) {
        return String.join(".", ObjectPath.parse(path).parts());
    }

    private List<String> primaryKeyOf(String table) {
        return snapshot.find(ObjectKind.TABLE, table).stream()
                .flatMap(found -> found.children(ObjectKind.PRIMARY_KEY).stream())
                .findFirst()
                .map(key -> definition(key).columns())
                .orElse(List.of());
    }

    private static KeyDefinition definition(SchemaObject constraint) {
        return KeyDefinition.of(constraint);
    }

    private static String path(SchemaObject table) {
        return String.join(".", table.path().parts());
    }
}
