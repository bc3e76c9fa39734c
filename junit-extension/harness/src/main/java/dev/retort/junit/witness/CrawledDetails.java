package dev.retort.junit.witness;

import static dev.retort.junit.witness.CrawledFacts.path;
import static dev.retort.junit.witness.CrawledFacts.plain;
import static dev.retort.junit.witness.CrawledFacts.schema;
import static dev.retort.junit.witness.CrawledFacts.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.ColumnDataType;
import schemacrawler.schema.Sequence;
import schemacrawler.schema.Table;
import schemacrawler.schema.TableConstraint;
import schemacrawler.schema.TableConstraintType;
import schemacrawler.schema.Trigger;

/** Constraints, triggers, sequences and enum types in SchemaCrawler's catalogue as facts. */
final class CrawledDetails {

    private final Catalog catalog;
    private final SqlText sql;
    private final NavigableSet<String> facts = new TreeSet<>();
    private final Map<String, Long> checks;

    CrawledDetails(Catalog catalog, SqlText sql) {
        this.catalog = catalog;
        this.sql = sql;
        this.checks = catalog.getTables().stream()
                .flatMap(table -> table.getTableConstraints().stream())
                .filter(constraint -> constraint.getType() == TableConstraintType.check)
                .collect(Collectors.groupingBy(check -> key(check.getParent(), check), Collectors.counting()));
    }

    private static String key(Table table, TableConstraint constraint) {
        return schema(table) + "." + plain(constraint.getName());
    }

    NavigableSet<String> facts() {
        for (Table table : catalog.getTables()) {
            table.getTriggers().forEach(trigger -> read(table, trigger));
            if (sql.isPostgresql()) {
                table.getTableConstraints().forEach(constraint -> read(table, constraint));
            }
        }
        catalog.getSequences().forEach(this::read);
        enums().forEach(type ->
                facts.add(Fact.of("labels", plain(type.getName()), String.join(", ", type.getEnumValues()))));
        return facts;
    }

    private Stream<ColumnDataType> enums() {
        return catalog.getTables().stream()
                .flatMap(table -> table.getColumns().stream())
                .map(column -> column.getColumnDataType())
                .filter(ColumnDataType::isEnumerated)
                .distinct();
    }

    private void read(Table table, Trigger trigger) {
        String path = path(table) + "." + plain(trigger.getName());
        Set<String> events = trigger.getEventManipulationTypes().stream()
                .map(event -> event.name())
                .collect(Collectors.toCollection(TreeSet::new));
        facts.add(Fact.of(
                "trigger",
                path,
                trigger.getConditionTiming().getValue().toLowerCase(Locale.ROOT) + " " + String.join(" or ", events)
                        + " for each " + trigger.getActionOrientation().name()));
        text(trigger.getActionCondition())
                .ifPresent(text -> facts.add(Fact.of("condition", path, sql.expression(text, schema(table)))));
        facts.add(Fact.of("statement", path, sql.definition(trigger.getActionStatement(), schema(table))));
    }

    private void read(Table table, TableConstraint constraint) {
        String path = path(table) + "." + plain(constraint.getName());
        TableConstraintType type = constraint.getType();
        boolean check = type == TableConstraintType.check;
        boolean notNull = check && !constraint.getDefinition().startsWith("(");
        if (notNull
                || (check && checks.getOrDefault(key(table, constraint), 0L) > 1)
                || type == TableConstraintType.foreign_key) {
            return; // NotCompared.NAMED_NOT_NULLS and CHECKS_OF_ONE_NAME; foreign keys are read by themselves
        }
        facts.add(Fact.constraint(
                path,
                type.getValue().toLowerCase(Locale.ROOT),
                constraint.isDeferrable(),
                constraint.isInitiallyDeferred()));
        if (check) {
            facts.add(Fact.of("check", path, sql.expression(constraint.getDefinition(), schema(table))));
        }
        Fact.of("comment", "constraint " + path, text(constraint.getRemarks())).ifPresent(facts::add);
    }

    private void read(Sequence sequence) {
        String schema = plain(sequence.getSchema().getName());
        facts.add(Fact.sequence(
                schema + "." + plain(sequence.getName()),
                List.of(
                        "" + sequence.getStartValue(),
                        "" + sequence.getIncrement(),
                        "" + sequence.getMinimumValue(),
                        "" + sequence.getMaximumValue()),
                sequence.isCycle()));
    }
}
