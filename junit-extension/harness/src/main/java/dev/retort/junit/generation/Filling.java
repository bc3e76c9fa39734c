package dev.retort.junit.generation;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.generation.GeneratedRows.Untested;
import dev.retort.junit.generation.Rule.Reference;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One filling of a database, from reading what is demanded to the last row. */
final class Filling {

    private final Session session;
    private final SchemaSnapshot schema;
    private final RowGenerator generator;
    private final Fit fit;
    private final Map<String, String> skipped;
    private final Judge judge;
    private final Insertion insertion;
    private final Map<String, TableFacts> tables = new LinkedHashMap<>();
    private final Map<String, Set<String>> referenced = new HashMap<>();
    private final Map<String, List<Map<String, Value>>> existing = new HashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, List<GeneratedRow>> rows = new LinkedHashMap<>();
    private final Map<String, Choices> choices = new HashMap<>();
    private KnownRows known = new KnownRows(List.of());
    private final List<String> refusals = new ArrayList<>();
    private String current = "";

    Filling(
            Connection connection,
            SchemaSnapshot schema,
            RowGenerator generator,
            Fit fit,
            Map<String, String> skipped) {
        this.session = new Session(connection, schema.database().kind());
        this.schema = schema;
        this.generator = generator;
        this.fit = fit;
        this.skipped = skipped;
        this.judge = new Judge(session);
        this.insertion = new Insertion(session);
    }

    /** The table that is being filled. */
    String current() {
        return current;
    }

    /** How many statements that may fail went to the database. */
    int statements() {
        return session.statements();
    }

    GeneratedRows run() throws SQLException {
        read();
        List<TableOrder.Step> order = TableOrder.of(List.copyOf(tables.values())).stream()
                .filter(step -> isWanted(step.table().name()))
                .toList();
        Circles circles = new Circles(this, session);
        for (TableOrder.Step step : order) {
            current = step.table().name();
            circles.before(step);
            fill(step, circles);
            circles.after(step);
        }
        current = "";
        new Closing(session, known, rows).close(order);
        return result(order);
    }

    private void read() throws SQLException {
        boolean partitions = schema.objects().stream()
                .anyMatch(object -> object.attribute("partition of").isPresent());
        Map<String, String> bounds = partitions ? ExistingRows.bounds(session) : Map.of();
        facts(bounds);
        known = new KnownRows(List.copyOf(tables.values()));
        boolean deferrable = false;
        for (TableFacts table : tables.values()) {
            for (Reference reference : table.references()) {
                deferrable |= reference.deferrable();
                refer(reference.target(), reference.others());
            }
        }
        if (deferrable && session.database() == DatabaseKind.POSTGRESQL) {
            Query.run(session.connection(), "SET CONSTRAINTS ALL IMMEDIATE");
        }
        existing.putAll(new ExistingRows(session, insertion).read(List.copyOf(tables.values()), referenced));
        existing.forEach((table, found) -> found.forEach(row -> known.add(table, row)));
    }

    private boolean isWanted(String table) {
        return fit.tables().isEmpty() || fit.tables().get().contains(table);
    }

    /** Of tables that aren't filled only those are looked at that are referred to. */
    private void facts(Map<String, String> bounds) {
        SchemaFacts.of(schema, bounds, this::isWanted).forEach(table -> tables.put(table.name(), table));
        Set<String> targets = new HashSet<>();
        List<TableFacts> others = fit.other()
                .map(other -> SchemaFacts.of(other, Map.of(), tables::containsKey))
                .orElse(List.of());
        Stream.concat(tables.values().stream(), others.stream())
                .forEach(table -> table.references().forEach(reference -> targets.add(reference.target())));
        if (fit.tables().isPresent()) {
            if (!bounds.isEmpty()) {
                targets.addAll(SchemaFacts.partitions(schema, targets));
            }
            targets.removeAll(tables.keySet());
            SchemaFacts.of(schema, bounds, targets::contains).forEach(table -> tables.put(table.name(), table));
        }
        if (!others.isEmpty()) {
            BothSchemas both = new BothSchemas(others, fit.types(), session.database());
            tables.replaceAll((name, table) -> both.both(table, tables));
        }
        fit.broken().ifPresent(demand -> tables.replaceAll((name, table) -> demand.broken(table)));
    }

    /** What is referred to in a partitioned table must be known of its partitions. */
    private void refer(String target, List<String> columns) {
        referenced.computeIfAbsent(target, any -> new HashSet<>()).addAll(columns);
        tables.values().stream()
                .filter(table -> table.partitionOf().filter(target::equals).isPresent())
                .forEach(partition -> refer(partition.name(), columns));
    }

    TableFacts table(String name) {
        return Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
    }

    KnownRows known() {
        return known;
    }

    /** The choices of a table, as they were if it hasn't changed since. */
    Choices choices(TableFacts table) throws SQLException {
        Choices found = choices.get(table.name());
        if (found == null) {
            String signature = signature(table);
            Choices remembered = generator.remembered().get(signature);
            boolean broken = fit.broken().isPresent();
            found = remembered == null || broken
                    ? Choices.of(table, generator.hints(), fit, judge, session)
                    : remembered;
            if (!broken) {
                generator.remembered().put(signature, found);
            }
            choices.put(table.name(), found);
        }
        return found;
    }

    private String signature(TableFacts table) {
        String columns = table.columns().stream()
                .map(column -> column.name() + " " + column.type() + column.nullable()
                        + column.pool().limits()
                        + column.pool().plain().apply(0)
                        + fit.words().only(column.name())
                        + fit.words().some(column.name())
                        + column.generated())
                .collect(Collectors.joining(","));
        return session.database()
                + table.name()
                + columns
                + table.rules().stream().map(Rule::sql).toList()
                + table.wishes().stream().map(Rule::sql).toList();
    }

    private void fill(TableOrder.Step step, Circles circles) throws SQLException {
        TableFacts table = step.table();
        Optional<String> reason = Optional.ofNullable(skipped.get(table.name())).or(table::closed);
        if (reason.isEmpty()) {
            reason = fillOpen(step, circles);
        }
        if (known.of(table.name()).isEmpty() && !circles.isHeld(table.name())) {
            reason.ifPresent(text -> reasons.put(table.name(), text));
        }
    }

    private Optional<String> fillOpen(TableOrder.Step step, Circles circles) throws SQLException {
        TableFacts table = step.table();
        Random random = new Random(generator.seed() * 31 + table.name().hashCode());
        KeyGuard guard = new KeyGuard(table);
        existing.getOrDefault(table.name(), List.of()).forEach(row -> guard.add(row, any -> true));
        Set<String> explicit = circles.explicit(step);
        Drafting drafting = new Drafting(step, choices(table), known, guard, explicit, random);
        RuleSearch search = new RuleSearch(table, drafting, judge, session);
        int count = fit.broken().map(Demand::rows).orElseGet(generator::rowsPerTable);
        if (circles.holds()) {
            return circles.hold(table, drafting, search, count);
        }
        TableFilling filling = new TableFilling(table, drafting, search, insertion, session, learned(table, explicit));
        Optional<String> reason = filling.fill(count);
        refusals.addAll(filling.refusals());
        filling.inserted().forEach(row -> add(table, row, 0));
        return reason;
    }

    void add(TableFacts table, Map<String, Value> row, int together) {
        known.add(table.name(), row);
        Map<String, Value> written = new LinkedHashMap<>();
        table.writable().stream()
                .filter(column -> row.containsKey(column.name()))
                .forEach(column -> written.put(column.name(), row.getOrDefault(column.name(), Value.NULL)));
        rows.computeIfAbsent(table.name(), any -> new ArrayList<>())
                .add(new GeneratedRow(table, written, Set.of(), together));
    }

    List<GeneratedRow> rows(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** Takes back what was noted of tables whose rows are gone again. */
    void forget(String table, int knownBefore, String reason) {
        rows.remove(table);
        known.keepFirst(table, knownBefore);
        reasons.put(table, reason);
    }

    /** What only the database knows: what it fills in, and everything if triggers may have changed the row. */
    private List<ColumnFacts> learned(TableFacts table, Set<String> explicit) {
        Set<String> wanted = referenced.getOrDefault(table.name(), Set.of());
        boolean changed = !table.triggers().isEmpty();
        return table.columns().stream()
                .filter(column -> (column.filled() && !explicit.contains(column.name()))
                        || (column.generated().isPresent() && wanted.contains(column.name()))
                        || (changed && column.isWritable()))
                .toList();
    }

    private GeneratedRows result(List<TableOrder.Step> order) throws SQLException {
        List<GeneratedRow> all = new ArrayList<>();
        List<Coverage.Table> covered = new ArrayList<>();
        for (TableOrder.Step step : order) {
            TableFacts table = step.table();
            List<GeneratedRow> own = rows.getOrDefault(table.name(), List.of());
            all.addAll(own);
            if (table.closed().isEmpty() || reasons.containsKey(table.name())) {
                int found = existing.getOrDefault(table.name(), List.of()).size();
                covered.add(Coverage.of(table, choices(table), own, found));
            }
        }
        return new GeneratedRows(
                session.database(), generator.seed(), all, new Coverage(covered), untested(), refusals);
    }

    /** Only the roots; what needs them stands under them. */
    private List<Untested> untested() {
        Map<String, List<String>> hidden = new LinkedHashMap<>();
        Set<String> children = new HashSet<>();
        reasons.forEach((name, reason) -> table(name).references().stream()
                .filter(reference -> reasons.containsKey(reference.target())
                        && reason.startsWith("it needs a row of " + reference.target() + " "))
                .findFirst()
                .ifPresent(reference -> {
                    children.add(name);
                    hidden.computeIfAbsent(root(reference.target()), any -> new ArrayList<>())
                            .add(name);
                }));
        return reasons.entrySet().stream()
                .filter(entry -> !children.contains(entry.getKey()))
                .map(entry ->
                        new Untested(entry.getKey(), entry.getValue(), hidden.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private String root(String name) {
        String reason = reasons.getOrDefault(name, "");
        return table(name).references().stream()
                .map(Reference::target)
                .filter(target -> reasons.containsKey(target) && reason.startsWith("it needs a row of " + target + " "))
                .findFirst()
                .map(this::root)
                .orElse(name);
    }
}
