package dev.retort.junit.witness;

import dev.retort.junit.witness.SqlText.PostgresType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.ColumnDataType;
import schemacrawler.schema.ColumnReference;
import schemacrawler.schema.ForeignKey;
import schemacrawler.schema.ForeignKeyDeferrability;
import schemacrawler.schema.ForeignKeyUpdateRule;
import schemacrawler.schema.Index;
import schemacrawler.schema.IndexColumn;
import schemacrawler.schema.IndexColumnSortSequence;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.PrimaryKey;
import schemacrawler.schema.Sequence;
import schemacrawler.schema.Table;
import schemacrawler.schema.TableConstraint;
import schemacrawler.schema.TableConstraintType;
import schemacrawler.schema.Trigger;
import schemacrawler.schema.View;

/** SchemaCrawler's catalogue as facts, one line each; what it sees wrongly is left out, see {@link NotCompared}. */
final class CrawledFacts {

    private final Catalog catalog;
    private final SqlText sql;
    private final List<Table> tables;
    private final Set<String> ofExtensions;
    private final NavigableSet<Fact> facts = new TreeSet<>();
    private final Map<String, Long> checks;

    CrawledFacts(Catalog catalog, SqlText sql, Set<String> ofExtensions, Predicate<String> left) {
        this.catalog = catalog;
        this.sql = sql;
        this.ofExtensions = ofExtensions;
        this.tables = catalog.getTables().stream()
                .filter(table -> !left.test(Fact.plain(table.getName())))
                .filter(table -> !ofExtensions.contains(path(table)))
                .toList();
        this.checks = tables.stream()
                .flatMap(table -> table.getTableConstraints().stream())
                .filter(constraint -> constraint.getType() == TableConstraintType.check)
                .collect(Collectors.groupingBy(check -> key(check.getParent(), check), Collectors.counting()));
    }

    private static String key(Table table, TableConstraint constraint) {
        return schema(table) + "." + Fact.plain(constraint.getName());
    }

    NavigableSet<Fact> facts() {
        tables.forEach(this::read);
        catalog.getSequences().forEach(this::read);
        enums().forEach(type ->
                facts.add(Fact.of("labels", Fact.plain(type.getName()), String.join(", ", type.getEnumValues()))));
        return facts;
    }

    private void read(Table table) {
        boolean view = table instanceof View;
        facts.add(Fact.table(path(table), view));
        if (view) {
            text(table.getDefinition())
                    .ifPresent(text -> facts.add(Fact.of("definition", path(table), sql.definition(text))));
        }
        Fact.of("comment", path(table), text(table.getRemarks())).ifPresent(facts::add);
        table.getColumns().forEach(column -> read(column, view));
        PrimaryKey key = table.getPrimaryKey();
        if (key != null) {
            facts.add(Fact.primaryKey(path(table), names(key.getConstrainedColumns())));
        }
        table.getImportedForeignKeys().forEach(this::read);
        table.getIndexes().forEach(index -> read(table, index));
        table.getTriggers().forEach(trigger -> read(table, trigger));
        if (sql.isPostgresql()) {
            table.getTableConstraints().forEach(constraint -> read(table, constraint));
        }
    }

    private void read(Column column, boolean view) {
        Table table = column.getParent();
        String path = path(table) + "." + Fact.plain(column.getName());
        facts.add(Fact.column(
                path(table), Fact.plain(column.getName()), column.getOrdinalPosition(), view || column.isNullable()));
        String type = sql.isPostgresql()
                ? PostgresType.of(column)
                : sql.type(column.getColumnDataType().getName());
        Fact.of("type", path, text(type)).ifPresent(facts::add);
        text(column.getDefaultValue()).ifPresent(text -> value(path, column, text));
        if (column.isGenerated()) {
            facts.add(Fact.column(path(table), Fact.plain(column.getName()), "generated"));
        }
        if (column.isAutoIncremented()) {
            facts.add(Fact.column(path(table), Fact.plain(column.getName()), "counting"));
        }
        Fact.of("comment", path, text(column.getRemarks())).ifPresent(facts::add);
    }

    private void value(String path, Column column, String text) {
        facts.add(Fact.of(column.isGenerated() ? "expression" : "default", path, sql.expression(text)));
    }

    private void read(ForeignKey key) {
        List<ColumnReference> columns = key.getColumnReferences();
        facts.add(Fact.foreignKey(
                path(key.getForeignKeyTable()),
                names(columns.stream().map(ColumnReference::getForeignKeyColumn).toList()),
                path(key.getPrimaryKeyTable()),
                names(columns.stream().map(ColumnReference::getPrimaryKeyColumn).toList()),
                action(" on delete ", key.getDeleteRule())
                        + action(" on update ", key.getUpdateRule())
                        + deferrability(key.getDeferrability())));
    }

    private static String action(String prefix, ForeignKeyUpdateRule rule) {
        return switch (rule) {
            case cascade -> prefix + "cascade";
            case restrict -> prefix + "restrict";
            case setNull -> prefix + "set null";
            case setDefault -> prefix + "set default";
            default -> "";
        };
    }

    private static String deferrability(ForeignKeyDeferrability deferrability) {
        boolean deferred = deferrability == ForeignKeyDeferrability.initiallyDeferred;
        return Fact.deferrability(deferred || deferrability == ForeignKeyDeferrability.initiallyImmediate, deferred);
    }

    private void read(Table table, Index index) {
        String name = Fact.plain(index.getName());
        if (name.startsWith("sqlite_autoindex_")) {
            facts.add(Fact.unique(path(table), names(index.getColumns())));
            return;
        }
        String path = path(table) + "." + name;
        facts.add(Fact.index(path(table), name, index.isUnique()));
        facts.add(Fact.of("columns", path, columns(index)));
        text(index.getFilterCondition())
                .map(text -> sql.isPostgresql() ? sql.expression(text) : text)
                .ifPresent(text -> facts.add(Fact.of("predicate", path, text)));
        Fact.of("comment", path, text(index.getRemarks())).ifPresent(facts::add);
    }

    private String columns(Index index) {
        return String.join(
                ", ",
                StreamSupport.stream(index.spliterator(), false)
                        .map(this::indexed)
                        .toList());
    }

    private String indexed(IndexColumn column) {
        String name = Fact.plain(column.getName());
        String shown = sql.isPostgresql() ? sql.expression(name) : name;
        return shown + (column.getSortSequence() == IndexColumnSortSequence.descending ? " desc" : "");
    }

    private Stream<ColumnDataType> enums() {
        return tables.stream()
                .flatMap(table -> table.getColumns().stream())
                .map(column -> column.getColumnDataType())
                .filter(ColumnDataType::isEnumerated)
                .distinct();
    }

    private void read(Table table, Trigger trigger) {
        String path = path(table) + "." + Fact.plain(trigger.getName());
        Set<String> events = trigger.getEventManipulationTypes().stream()
                .map(event -> event.name())
                .collect(Collectors.toCollection(TreeSet::new));
        facts.add(Fact.of(
                "trigger",
                path,
                trigger.getConditionTiming().getValue().toLowerCase(Locale.ROOT) + " " + String.join(" or ", events)
                        + " for each " + trigger.getActionOrientation().name()));
        text(trigger.getActionCondition())
                .ifPresent(text -> facts.add(Fact.of("condition", path, sql.expression(text))));
        facts.add(Fact.of("statement", path, sql.definition(trigger.getActionStatement())));
    }

    private void read(Table table, TableConstraint constraint) {
        String path = path(table) + "." + Fact.plain(constraint.getName());
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
            facts.add(Fact.of("check", path, sql.expression(constraint.getDefinition())));
        }
        Fact.of("comment", "constraint " + path, text(constraint.getRemarks())).ifPresent(facts::add);
    }

    private void read(Sequence sequence) {
        String path = Fact.plain(sequence.getSchema().getName()) + "." + Fact.plain(sequence.getName());
        if (ofExtensions.contains(path)) {
            return;
        }
        facts.add(Fact.sequence(
                path,
                List.of(
                        "" + sequence.getStartValue(),
                        "" + sequence.getIncrement(),
                        "" + sequence.getMinimumValue(),
                        "" + sequence.getMaximumValue()),
                sequence.isCycle()));
    }

    private static String path(Table table) {
        String schema = schema(table);
        String name = Fact.plain(table.getName());
        return schema.isEmpty() ? name : schema + "." + name;
    }

    private static String schema(Table table) {
        String schema = table.getSchema().getName();
        return schema == null ? "" : Fact.plain(schema);
    }

    private static List<String> names(List<? extends NamedObject> columns) {
        return columns.stream().map(NamedObject::getName).map(Fact::plain).toList();
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(any -> !any.isEmpty());
    }
}
