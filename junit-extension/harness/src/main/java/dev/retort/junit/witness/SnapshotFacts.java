package dev.retort.junit.witness;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The portable part of a snapshot as facts, one line each, without what {@link NotCompared} names. */
final class SnapshotFacts {

    private final SchemaSnapshot snapshot;
    private final boolean postgresql;
    private final SqlText sql;
    private final NavigableSet<String> facts = new TreeSet<>();

    SnapshotFacts(SchemaSnapshot snapshot) {
        this.snapshot = snapshot;
        this.postgresql = snapshot.database().isPostgresql();
        this.sql = new SqlText(postgresql);
    }

    NavigableSet<String> facts() {
        SnapshotDetails details = new SnapshotDetails(snapshot, sql);
        for (SchemaObject object : snapshot.objects()) {
            switch (object.kind()) {
                case TABLE -> read(object, false);
                case VIEW, MATERIALIZED_VIEW -> read(object, true);
                default -> {}
            }
        }
        facts.addAll(details.facts());
        return facts;
    }

    private void read(SchemaObject table, boolean view) {
        facts.add(Fact.table(path(table), view));
        if (view) {
            String text = table.attribute("definition").orElse("");
            facts.add(Fact.of("definition", path(table), postgresql ? sql.definition(text, schema(table)) : text));
        }
        add("comment", path(table), table.attribute("comment"));
        for (SchemaObject child : table.children()) {
            switch (child.kind()) {
                case COLUMN -> column(table, child, view);
                case PRIMARY_KEY -> primaryKey(table, child);
                case UNIQUE, EXCLUSION -> unique(table, child);
                case FOREIGN_KEY -> facts.add(foreignKey(table, child));
                case INDEX -> index(table, child);
                default -> {}
            }
        }
    }

    private void add(String aspect, String object, Optional<String> value) {
        Fact.of(aspect, object, value).ifPresent(facts::add);
    }

    private void column(SchemaObject table, SchemaObject column, boolean view) {
        if ((view && !postgresql) || column.attribute("hidden").isPresent()) {
            return; // NotCompared.SQLITE_COLUMNS_OF_VIEWS
        }
        int position =
                column.attribute(SchemaObject.POSITION).map(Integer::valueOf).orElse(0);
        boolean nullable = view || column.attribute("nullable").equals(Optional.of("yes"));
        String path = path(table) + "." + column.name();
        facts.add(Fact.column(path(table), column.name(), position, nullable));
        add("type", path, column.attribute("type").map(sql::type));
        Optional<String> own = column.attribute("default");
        add("default", path, own.map(text -> sql.expression(text, schema(table))));
        column.attribute("generated").ifPresent(text -> generated(table, path, text));
        if (counts(table, column)) {
            facts.add("counting column " + path);
        }
        add("comment", path, column.attribute("comment"));
    }

    private void generated(SchemaObject table, String path, String text) {
        facts.add("generated column " + path);
        if (postgresql) {
            String expression = text.replaceFirst("^\\((.*)\\) (stored|virtual)$", "$1");
            facts.add(Fact.of("expression", path, sql.expression(expression, schema(table))));
        }
    }

    private boolean counts(SchemaObject table, SchemaObject column) {
        if (postgresql) {
            return column.attribute("identity").isPresent()
                    || column.attribute("default")
                            .filter(text -> text.contains("nextval("))
                            .isPresent();
        }
        return table.children(ObjectKind.PRIMARY_KEY).stream()
                .filter(key -> definition(key).columns().equals(List.of(column.name())))
                .anyMatch(key -> key.attribute("definition").orElse("").contains(" autoincrement"));
    }

    private void primaryKey(SchemaObject table, SchemaObject key) {
        facts.add(Fact.primaryKey(path(table), definition(key).columns()));
        if (postgresql) {
            constraintIndex(table, key, true);
        }
    }

    private void constraintIndex(SchemaObject table, SchemaObject key, boolean unique) {
        String path = path(table) + "." + key.name();
        facts.add(Fact.index(path(table), key.name(), unique));
        KeyText text = KeyText.of(key);
        facts.add(Fact.of("columns", path, IndexColumns.shown(text.columns(), schema(table), sql)));
        add("predicate", path, text.predicate().map(where -> sql.expression(where, schema(table))));
        add("comment", path, key.attribute("index comment"));
    }

    private void unique(SchemaObject table, SchemaObject constraint) {
        if (postgresql) {
            constraintIndex(table, constraint, constraint.kind() == ObjectKind.UNIQUE);
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

    private void index(SchemaObject table, SchemaObject index) {
        String path = path(table) + "." + index.name();
        facts.add(
                Fact.index(path(table), index.name(), index.attribute("unique").isPresent()));
        String columns = index.attribute("columns").orElse("");
        facts.add(Fact.of("columns", path, IndexColumns.shown(columns, schema(table), sql)));
        Optional<String> where = index.attribute("where");
        add("predicate", path, where.map(text -> postgresql ? sql.expression(text, schema(table)) : "some"));
        add("comment", path, index.attribute("comment"));
    }

    private String foreignKey(SchemaObject table, SchemaObject key) {
        KeyDefinition definition = definition(key);
        String target = definition.target();
        List<String> others = definition.others().isEmpty() ? primaryKeyOf(target) : definition.others();
        String text = key.attribute("definition").orElse("").toLowerCase(Locale.ROOT);
        String more = postgresql
                ? Fact.deferrability(text.contains(" deferrable"), text.contains(" initially deferred"))
                : "";
        return Fact.foreignKey(path(table), definition.columns(), plain(target), others, definition.actions() + more);
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

    static String path(SchemaObject table) {
        return String.join(".", table.path().parts());
    }

    /** The schema that a PostgreSQL object is in. */
    static String schema(SchemaObject table) {
        return table.path().parts().get(0);
    }
}
