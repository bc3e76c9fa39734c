package dev.retort.junit.witness;

import static dev.retort.junit.witness.SnapshotFacts.path;
import static dev.retort.junit.witness.SnapshotFacts.schema;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Constraints, triggers, sequences and enum types of a snapshot as facts. */
final class SnapshotDetails {

    private static final Set<ObjectKind> CONSTRAINTS =
            Set.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.CHECK);

    private final SchemaSnapshot snapshot;
    private final SqlText sql;
    private final NavigableSet<String> facts = new TreeSet<>();
    private final Map<String, Long> checks;

    SnapshotDetails(SchemaSnapshot snapshot, SqlText sql) {
        this.snapshot = snapshot;
        this.sql = sql;
        this.checks = objects(ObjectKind.TABLE)
                .flatMap(table -> table.children(ObjectKind.CHECK).stream())
                .collect(Collectors.groupingBy(SnapshotDetails::key, Collectors.counting()));
    }

    private static String key(SchemaObject check) {
        return schema(check) + "." + check.name();
    }

    NavigableSet<String> facts() {
        for (SchemaObject object : snapshot.objects()) {
            object.children(ObjectKind.TRIGGER).forEach(trigger -> trigger(object, trigger));
            if (sql.isPostgresql() && object.kind() == ObjectKind.TABLE) {
                object.children().stream()
                        .filter(child -> CONSTRAINTS.contains(child.kind()))
                        .forEach(child -> constraint(object, child));
            }
        }
        if (sql.isPostgresql()) {
            objects(ObjectKind.SEQUENCE).forEach(this::sequence);
            enums();
        }
        return facts;
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
        KeyText text = KeyText.of(constraint);
        boolean told = constraint.kind() != ObjectKind.PRIMARY_KEY; // NotCompared.DEFERRABLE_PRIMARY_KEYS
        facts.add(Fact.constraint(path, constraint.kind().label(), told && text.deferrable(), told && text.deferred()));
        Fact.of("comment", "constraint " + path, comment).ifPresent(facts::add);
        KeyText.check(constraint)
                .ifPresent(check -> facts.add(Fact.of("check", path, sql.expression(check, schema(table)))));
    }

    private void trigger(SchemaObject table, SchemaObject trigger) {
        String text = trigger.attribute("definition").orElse("");
        String path = path(table) + "." + trigger.name();
        TriggerText told = sql.isPostgresql() ? TriggerText.ofPostgres(text) : TriggerText.ofSqlite(text);
        if (told.events().isEmpty()) {
            return; // NotCompared.TRUNCATE_TRIGGERS
        }
        facts.add(Fact.of(
                "trigger",
                path,
                told.timing() + " " + String.join(" or ", told.events()) + " for each " + told.orientation()));
        told.condition().ifPresent(when -> facts.add(Fact.of("condition", path, sql.expression(when, schema(table)))));
        String statement = sql.isPostgresql() ? sql.definition(told.statement(), schema(table)) : told.statement();
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
}
