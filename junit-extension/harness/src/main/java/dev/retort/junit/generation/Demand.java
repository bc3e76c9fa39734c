package dev.retort.junit.generation;

import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.generation.Rule.Reference;
import dev.retort.junit.generation.Rule.UniqueKey;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Something that a schema demands of the rows of a table and an earlier one didn't: rows that were legal may break it.
 */
public final class Demand {

    /** What is demanded. */
    public enum Kind {
        /** A value. */
        NOT_NULL,
        /** No second row that is equal. */
        UNIQUE,
        /** A condition. */
        CHECK,
        /** A parent. */
        FOREIGN_KEY,
        /** Values of another type, or shorter ones. */
        TYPE
    }

    private static final int SOME = 40;
    private static final int FAR = 7_000;

    private final Kind kind;
    private final String table;
    private final List<String> columns;
    private final String text;
    private final Map<String, List<Value>> only;
    private final Optional<Rule> rule;

    private Demand(
            Kind kind,
            String table,
            List<String> columns,
            String text,
            Map<String, List<Value>> only,
            Optional<Rule> rule) {
        this.kind = kind;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.text = text;
        this.only = Map.copyOf(only);
        this.rule = rule;
    }

    /** What is demanded. */
    public Kind kind() {
        return kind;
    }

    /** The table as a snapshot names it. */
    public String table() {
        return table;
    }

    /** The columns that it is about. */
    public List<String> columns() {
        return columns;
    }

    /** In words, such as {@code NOT NULL in day of samples}. */
    @Override
    public String toString() {
        return text;
    }

    /** What the later of two schemas demands more, of tables that both have. */
    public static List<Demand> between(SchemaSnapshot earlier, SchemaSnapshot later) {
        Map<String, SchemaObject> before = new HashMap<>();
        earlier.objects().forEach(object -> before.put(object.kind() + " " + object.path(), object));
        Set<String> changed = new LinkedHashSet<>();
        later.objects().stream()
                .filter(object -> before.containsKey(object.kind() + " " + object.path()))
                .filter(object -> !object.equals(before.get(object.kind() + " " + object.path())))
                .forEach(object -> changed.add(object.path().toString()));
        if (changed.isEmpty()) {
            return List.of();
        }
        Map<String, TableFacts> old = new HashMap<>();
        SchemaFacts.of(earlier, Map.of(), changed::contains).forEach(table -> old.put(table.name(), table));
        List<Demand> demands = new ArrayList<>();
        for (TableFacts table : SchemaFacts.of(later, Map.of(), old::containsKey)) {
            Optional.ofNullable(old.get(table.name()))
                    .filter(facts -> facts.closed().isEmpty())
                    .ifPresent(facts -> demands.addAll(
                            new Comparison(facts, table, later.database().kind()).demands()));
        }
        return demands;
    }

    /** Whether a table has a column in both schemas whose values are of another sort in the later one. */
    public static boolean isConverted(SchemaSnapshot earlier, SchemaSnapshot later, String table) {
        List<TableFacts> old = SchemaFacts.of(earlier, Map.of(), table::equals);
        List<TableFacts> now = SchemaFacts.of(later, Map.of(), table::equals);
        return !old.isEmpty()
                && !now.isEmpty()
                && old.get(0).columns().stream().anyMatch(column -> now.get(0).columns().stream()
                        .anyMatch(other -> other.name().equals(column.name())
                                && other.pool().sort() != column.pool().sort()));
    }

    /** What one table demands more than it did. */
    private record Comparison(TableFacts before, TableFacts after, DatabaseKind database) {

        List<Demand> demands() {
            List<Demand> demands = new ArrayList<>();
            for (ColumnFacts column : after.columns()) {
                find(column.name()).ifPresent(old -> {
                    if (old.nullable() && !column.nullable() && !old.filled() && old.isWritable()) {
                        demands.add(of(
                                Kind.NOT_NULL,
                                List.of(column.name()),
                                "NOT NULL in " + column.name(),
                                Map.of(column.name(), List.of())));
                    }
                    type(old, column).ifPresent(demands::add);
                });
            }
            after.keys().stream()
                    .filter(key -> key.columns().stream().allMatch(this::isFree))
                    .filter(key -> before.keys().stream()
                            .noneMatch(own -> own.columns().equals(key.columns())))
                    .forEach(key -> unique(key).ifPresent(demands::add));
            after.rules().stream()
                    .filter(rule ->
                            before.rules().stream().noneMatch(own -> own.sql().equals(rule.sql())))
                    .filter(rule -> rule.columns().stream().allMatch(this::isThere)
                            && !rule.columns().isEmpty())
                    .forEach(rule -> demands.add(check(rule)));
            after.references().stream()
                    .filter(reference -> reference.columns().stream().allMatch(this::isFree))
                    .filter(reference -> before.references().stream()
                            .noneMatch(own -> own.columns().equals(reference.columns())))
                    .forEach(reference -> demands.add(orphan(reference)));
            return demands;
        }

        private Optional<ColumnFacts> find(String name) {
            return before.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst();
        }

        private boolean isThere(String name) {
            return find(name).filter(ColumnFacts::isWritable).isPresent();
        }

        private boolean isFree(String name) {
            return find(name)
                    .filter(column -> column.isWritable() && !column.filled())
                    .isPresent();
        }

        private Demand of(Kind kind, List<String> columns, String text, Map<String, List<Value>> only) {
            return new Demand(kind, before.name(), columns, text + " of " + before.name(), only, Optional.empty());
        }

        private Optional<Demand> type(ColumnFacts old, ColumnFacts column) {
            if (old.type().equals(column.type())
                    && old.pool().limits().equals(column.pool().limits())) {
                return Optional.empty();
            }
            boolean open = old.isWritable() && column.isWritable() && !old.filled() && !before.isReferring(old.name());
            List<Value> misfits = old.pool().values(SOME).stream()
                    .map(Value::raw)
                    .filter(raw -> !Fitting.fits(column.pool(), raw))
                    .map(old.pool()::of)
                    .toList();
            return open && !misfits.isEmpty()
                    ? Optional.of(of(
                            Kind.TYPE,
                            List.of(old.name()),
                            "type " + column.type() + " in " + old.name(),
                            Map.of(old.name(), misfits)))
                    : Optional.empty();
        }

        private Optional<Demand> unique(UniqueKey key) {
            if (key.columns().isEmpty() || key.columns().stream().allMatch(before::isReferring)) {
                return Optional.empty();
            }
            Map<String, List<Value>> same = new LinkedHashMap<>();
            key.columns().stream()
                    .filter(column -> !before.isReferring(column))
                    .forEach(column -> same.put(
                            column, List.of(before.column(column).pool().plainValue(FAR))));
            String text = "UNIQUE (" + String.join(", ", key.columns()) + ")";
            return Optional.of(new Demand(
                    Kind.UNIQUE, before.name(), key.columns(), text + " of " + before.name(), same, key.predicate()));
        }

        private Demand check(Rule rule) {
            RuleReader reader = new RuleReader(
                    database,
                    Writers.of(database),
                    before.columns().stream().map(ColumnFacts::name).toList());
            return new Demand(
                    Kind.CHECK,
                    before.name(),
                    List.copyOf(rule.columns()),
                    rule.label() + " of " + before.name(),
                    Map.of(),
                    Optional.of(reader.read("not " + rule.label(), "", "not coalesce((" + rule.sql() + "), true)")));
        }

        private Demand orphan(Reference reference) {
            Map<String, List<Value>> far = new LinkedHashMap<>();
            reference.columns().stream()
                    .filter(column -> !before.isReferring(column))
                    .forEach(column -> far.put(
                            column,
                            IntStream.range(FAR, FAR + SOME)
                                    .mapToObj(before.column(column).pool()::plainValue)
                                    .distinct()
                                    .toList()));
            return new Demand(
                    Kind.FOREIGN_KEY,
                    before.name(),
                    reference.columns(),
                    "foreign key (" + String.join(", ", reference.columns()) + ") to " + reference.target() + " of "
                            + before.name(),
                    far,
                    Optional.empty());
        }
    }

    /** How many rows break it. */
    int rows() {
        return kind == Kind.UNIQUE ? 2 : kind == Kind.TYPE ? 4 : 1;
    }

    /** The table, whose rows have to do what is asked for in place of the demand. */
    TableFacts broken(TableFacts facts) {
        if (!facts.name().equals(table) || rule.isEmpty()) {
            return facts;
        }
        List<Rule> rules = new ArrayList<>(facts.rules());
        rules.add(rule.get());
        return new TableFacts(
                facts.name(),
                facts.sql(),
                facts.columns(),
                facts.keys(),
                facts.references(),
                rules,
                facts.wishes(),
                facts.disjoint(),
                facts.triggers(),
                facts.partitionOf(),
                facts.closed(),
                facts.hasPrimaryKey());
    }

    /** The only values that a column of the table has; empty if it may have any. */
    Optional<List<Value>> only(String ofTable, String column) {
        return ofTable.equals(table) ? Optional.ofNullable(only.get(column)) : Optional.empty();
    }
}
