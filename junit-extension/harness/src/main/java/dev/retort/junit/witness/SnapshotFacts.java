package dev.retort.junit.witness;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.witness.SqlText.Exclusion;
import dev.retort.junit.witness.SqlText.IndexColumns;
import dev.retort.junit.witness.SqlText.Trigger;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The portable part of a snapshot as facts, one line each, without what {@link NotCompared} names. */
final class SnapshotFacts {

    private static final Set<ObjectKind> CONSTRAINTS =
            Set.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.CHECK);

    private final SchemaSnapshot snapshot;
    private final boolean postgresql;
    private final SqlText sql;
    private final NavigableSet<Fact> facts = new TreeSet<>();
    private final Map<String, Long> checks;

    SnapshotFacts(SchemaSnapshot snapshot) {
        this.snapshot = snapshot;
        this.postgresql = snapshot.database().isPostgresql();
        this.sql = new SqlText(postgresql);
        this.checks = objects(ObjectKind.TABLE)
                .flatMap(table -> table.children(ObjectKind.CHECK).stream())
                .collect(Collectors.groupingBy(SnapshotFacts::key, Collectors.counting()));
    }

    private static String key(SchemaObject check) {
        return check.path().parts().get(0) + "." + check.name();
    }

    NavigableSet<Fact> facts() {
        objects(ObjectKind.TABLE).forEach(table -> read(table, false));
        objects(ObjectKind.VIEW).forEach(view -> read(view, true));
        objects(ObjectKind.MATERIALIZED_VIEW).forEach(view -> read(view, true));
        if (postgresql) {
            objects(ObjectKind.SEQUENCE).forEach(this::sequence);
            enums();
        }
        return facts;
    }

    private void read(SchemaObject table, boolean view) {
        facts.add(Fact.table(path(table), view));
        if (view) {
            String text = table.attribute("definition").orElse("");
            facts.add(Fact.of("definition", path(table), postgresql ? sql.definition(text) : text));
        }
        add("comment", path(table), table.attribute("comment"));
        for (SchemaObject child : table.children()) {
            switch (child.kind()) {
                case COLUMN -> column(table, child, view);
                case PRIMARY_KEY -> primaryKey(table, child);
                case UNIQUE, EXCLUSION -> unique(table, child);
                case FOREIGN_KEY -> facts.add(foreignKey(table, child));
                case INDEX -> index(table, child);
                case TRIGGER -> trigger(table, child);
                default -> {}
            }
            if (postgresql && !view && CONSTRAINTS.contains(child.kind())) {
                constraint(table, child);
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
        add("default", path, own.map(text -> sql.expression(text)));
        column.attribute("generated").ifPresent(text -> generated(table, column, text));
        if (counts(table, column)) {
            facts.add(Fact.column(path(table), column.name(), "counting"));
        }
        add("comment", path, column.attribute("comment"));
    }

    private void generated(SchemaObject table, SchemaObject column, String text) {
        facts.add(Fact.column(path(table), column.name(), "generated"));
        if (postgresql) {
            String expression = text.replaceFirst("^\\((.*)\\) (stored|virtual)$", "$1");
            facts.add(Fact.of("expression", path(table) + "." + column.name(), sql.expression(expression)));
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
                .filter(key -> KeyDefinition.of(key).columns().equals(List.of(column.name())))
                .anyMatch(key -> key.attribute("autoincrement").isPresent());
    }

    private void primaryKey(SchemaObject table, SchemaObject key) {
        facts.add(Fact.primaryKey(path(table), KeyDefinition.of(key).columns()));
        if (postgresql) {
            constraintIndex(table, key, true);
        }
    }

    private void constraintIndex(SchemaObject table, SchemaObject key, boolean unique) {
        String path = path(table) + "." + key.name();
        facts.add(Fact.index(path(table), key.name(), unique));
        if (key.kind() == ObjectKind.EXCLUSION) {
            Exclusion text = Exclusion.of(key);
            facts.add(Fact.of("columns", path, IndexColumns.shown(text.columns(), sql)));
            add("predicate", path, text.predicate().map(where -> sql.expression(where)));
        } else {
            List<String> columns = KeyDefinition.of(key).columns().stream()
                    .map(sql::expression)
                    .toList();
            facts.add(Fact.of("columns", path, String.join(", ", columns)));
        }
        add("comment", path, key.attribute("index comment"));
    }

    private void unique(SchemaObject table, SchemaObject constraint) {
        if (postgresql) {
            constraintIndex(table, constraint, constraint.kind() == ObjectKind.UNIQUE);
        } else if (!hasKeyIndexOn(table, KeyDefinition.of(constraint).columns())) {
            facts.add(Fact.unique(path(table), KeyDefinition.of(constraint).columns()));
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
                        .anyMatch(key -> KeyDefinition.of(key).columns().equals(columns));
    }

    private void index(SchemaObject table, SchemaObject index) {
        String path = path(table) + "." + index.name();
        facts.add(
                Fact.index(path(table), index.name(), index.attribute("unique").isPresent()));
        String columns = index.attribute("columns").orElse("");
        facts.add(Fact.of("columns", path, IndexColumns.shown(columns, sql)));
        Optional<String> where = index.attribute("where");
        add("predicate", path, where.map(text -> postgresql ? sql.expression(text) : "some"));
        add("comment", path, index.attribute("comment"));
    }

    private Fact foreignKey(SchemaObject table, SchemaObject key) {
        KeyDefinition definition = KeyDefinition.of(key);
        String more = postgresql ? Fact.deferrability(definition.deferrable(), definition.deferred()) : "";
        return Fact.foreignKey(
                path(table),
                definition.columns(),
                plain(definition.target()),
                definition.others(),
                definition.actions() + more);
    }

    private static String plain(String path) {
        return String.join(".", ObjectPath.parse(path).parts());
    }

    private Stream<SchemaObject> objects(ObjectKind kind) {
        return snapshot.objects().stream().filter(object -> object.kind() == kind);
    }

    private void constraint(SchemaObject table, SchemaObject constraint) {
        String path = path(table) + "." + constraint.name();
        Optional<String> comment = constraint.attribute("comment");
        if (constraint.kind() == ObjectKind.CHECK && checks.getOrDefault(key(constraint), 0L) > 1) {
            return; // NotCompared.CHECKS_OF_ONE_NAME
        }
        KeyDefinition key = KeyDefinition.of(constraint);
        boolean told = constraint.kind() != ObjectKind.PRIMARY_KEY; // NotCompared.DEFERRABLE_PRIMARY_KEYS
        facts.add(Fact.constraint(path, constraint.kind().label(), told && key.deferrable(), told && key.deferred()));
        Fact.of("comment", "constraint " + path, comment).ifPresent(facts::add);
        add("check", path, constraint.attribute("expression").map(sql::expression));
    }

    private void trigger(SchemaObject table, SchemaObject trigger) {
        String text = trigger.attribute("definition").orElse("");
        String path = path(table) + "." + trigger.name();
        Trigger told = postgresql ? Trigger.ofPostgres(text) : Trigger.ofSqlite(text);
        if (told.events().isEmpty()) {
            return; // NotCompared.TRUNCATE_TRIGGERS
        }
        facts.add(Fact.of(
                "trigger",
                path,
                told.timing() + " " + String.join(" or ", told.events()) + " for each " + told.orientation()));
        told.condition().ifPresent(when -> facts.add(Fact.of("condition", path, sql.expression(when))));
        String statement = postgresql ? sql.definition(told.statement()) : told.statement();
        facts.add(Fact.of("statement", path, statement));
    }

    private void sequence(SchemaObject sequence) {
        facts.add(Fact.sequence(
                path(sequence),
                Stream.of("start", "increment", "minimum", "maximum")
                        .map(name -> sequence.attribute(name).orElse(""))
                        .toList(),
                sequence.attribute("cycle").isPresent()));
    }

    private void enums() {
        Set<String> used = snapshot.objects().stream()
                .filter(object -> object.kind() != ObjectKind.COMPOSITE)
                .flatMap(object -> object.children(ObjectKind.COLUMN).stream())
                .flatMap(column -> column.attribute("type").map(sql::type).stream())
                .collect(Collectors.toSet());
        List<SchemaObject> enums = objects(ObjectKind.ENUM).toList();
        for (SchemaObject type : enums) {
            long called = enums.stream()
                    .filter(other -> other.name().equals(type.name()))
                    .count();
            if (used.contains(type.name()) && called == 1) { // NotCompared.LABELS_OF_ENUMS_OF_ONE_NAME
                String labels = type.attribute("labels").orElse("").replace("\n", ", ");
                facts.add(Fact.of("labels", type.name(), labels));
            }
        }
    }

    private static String path(SchemaObject table) {
        return String.join(".", table.path().parts());
    }
}
