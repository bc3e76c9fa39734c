package dev.retort.junit.generation;

import dev.retort.junit.generation.Rule.Reference;
import dev.retort.junit.generation.Rule.UniqueKey;
import dev.retort.sql.DatabaseKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What tables demand of rows that are to be legal in two schemas. */
final class BothSchemas {

    private static final int PLAIN = 12;

    /** What a text that is no number becomes, nobody can say; everything can become a text, or be wrapped. */
    private static final Set<Sort> STRICT =
            Set.of(Sort.NUMBER, Sort.TRUTH, Sort.DATE, Sort.TIMESTAMP, Sort.LABEL, Sort.OTHER);

    private final Map<String, TableFacts> others = new HashMap<>();
    private final boolean types;
    private final DatabaseKind database;

    /**
     * @param others the tables of the other schema
     * @param types whether values fit its types, too
     */
    BothSchemas(List<TableFacts> others, boolean types, DatabaseKind database) {
        this.database = database;
        others.forEach(table -> this.others.put(table.name(), table));
        this.types = types;
    }

    /** The table with the demands of the other schema added, where that has it and the columns. */
    TableFacts both(TableFacts table, Map<String, TableFacts> tables) {
        TableFacts other = others.get(table.name());
        if (other == null) {
            return table;
        }
        Map<String, ColumnFacts> known = other.columns().stream()
                .collect(Collectors.toMap(ColumnFacts::name, column -> column, (a, b) -> a, LinkedHashMap::new));
        Set<String> shared = table.columns().stream()
                .map(ColumnFacts::name)
                .filter(known::containsKey)
                .collect(Collectors.toSet());
        return new TableFacts(
                table.name(),
                table.sql(),
                table.columns().stream()
                        .map(column -> column(column, known.get(column.name())))
                        .toList(),
                keys(table, other, shared),
                references(table, other, shared, tables),
                rules(table.rules(), other.rules(), table, known),
                wishes(table, other, shared),
                table.disjoint(),
                table.triggers(),
                table.partitionOf(),
                table.closed(),
                table.hasPrimaryKey());
    }

    /** What the other schema calculates must be possible. */
    private List<Rule> wishes(TableFacts table, TableFacts other, Set<String> shared) {
        RuleReader reader = new RuleReader(database, Writers.of(database), List.copyOf(shared));
        List<Rule> wishes = new ArrayList<>(table.wishes());
        other.columns().stream()
                .filter(column -> !shared.contains(column.name())
                        || table.column(column.name()).generated().isEmpty())
                .flatMap(column -> column.generated().stream())
                .map(made ->
                        reader.read("generated " + made, "", "(" + made + ") is null or (" + made + ") is not null"))
                .filter(rule -> !rule.columns().isEmpty())
                .forEach(wishes::add);
        return wishes;
    }

    private ColumnFacts column(ColumnFacts column, @Nullable ColumnFacts other) {
        if (other == null) {
            return column;
        }
        return new ColumnFacts(
                column.name(),
                column.type(),
                shared(column, other),
                column.nullable() && (other.nullable() || other.filled()),
                column.filled(),
                column.always(),
                column.sequence(),
                column.generated(),
                column.ignoresCase() || other.ignoresCase());
    }

    private Pool shared(ColumnFacts column, ColumnFacts other) {
        Pool own = column.pool();
        if (other.generated().isPresent()) {
            return own;
        }
        boolean converted = own.sort() != other.pool().sort();
        return types || (converted && STRICT.contains(other.pool().sort()))
                ? pool(own, other.pool())
                : converted ? own : misfitsFirst(own, other.pool());
    }

    /** Where a type gets narrower, what it has no room for is what matters. */
    private static Pool misfitsFirst(Pool own, Pool other) {
        List<String> misfits =
                own.limits().stream().filter(raw -> !Fitting.fits(other, raw)).toList();
        return misfits.isEmpty() ? own : new Pool(own.sort(), own.plain(), own.distinct(), misfits, own.literal());
    }

    /** Whether a value is one of another type, too, and written as that would write it. */
    private static boolean fits(Pool own, Pool other, String raw) {
        return Fitting.fits(other, raw)
                && (own.sort() == Sort.NUMBER
                        || other.sort() != Sort.NUMBER
                        || new BigDecimal(raw).toPlainString().equals(raw));
    }

    /** The values of one type that are some of another one, too; all of them if there are none. */
    static Pool pool(Pool own, Pool other) {
        List<String> limits =
                own.limits().stream().filter(raw -> fits(own, other, raw)).toList();
        boolean plainFits = IntStream.range(0, Math.min(PLAIN, own.distinct()))
                .allMatch(n -> fits(own, other, own.plain().apply(n)));
        if (plainFits) {
            return new Pool(own.sort(), own.plain(), Math.min(own.distinct(), other.distinct()), limits, own.literal());
        }
        boolean othersFit = IntStream.range(0, Math.min(PLAIN, other.distinct()))
                .allMatch(n -> Fitting.fits(own, other.plain().apply(n)));
        if (othersFit) {
            return new Pool(own.sort(), other.plain(), other.distinct(), limits, own.literal());
        }
        return limits.isEmpty() ? own : Pool.only(own.sort(), limits, own.literal());
    }

    private static List<UniqueKey> keys(TableFacts table, TableFacts other, Set<String> shared) {
        List<UniqueKey> keys = new ArrayList<>(table.keys());
        other.keys().stream()
                .filter(key -> shared.containsAll(key.columns()))
                .filter(key -> table.keys().stream().noneMatch(own -> isSame(own, key)))
                .map(key -> new UniqueKey(key.name(), key.columns(), key.nullsEqual(), Optional.empty(), key.loose()))
                .forEach(keys::add);
        return keys;
    }

    private static boolean isSame(UniqueKey one, UniqueKey other) {
        return one.columns().equals(other.columns())
                && one.loose() == other.loose()
                && one.nullsEqual() == other.nullsEqual()
                && one.predicate().isEmpty();
    }

    private static List<Reference> references(
            TableFacts table, TableFacts other, Set<String> shared, Map<String, TableFacts> tables) {
        List<Reference> references = new ArrayList<>(table.references());
        for (Reference reference : other.references()) {
            TableFacts target = tables.get(reference.target());
            boolean there = target != null
                    && reference.others().stream().allMatch(column -> target.columns().stream()
                            .anyMatch(found -> found.name().equals(column)));
            boolean known = references.stream()
                    .anyMatch(own -> own.columns().equals(reference.columns())
                            && own.target().equals(reference.target()));
            if (there && !known && shared.containsAll(reference.columns())) {
                references.add(reference);
            }
        }
        return references;
    }

    /** A condition is only asked about columns of the types that it was written for. */
    private static List<Rule> rules(
            List<Rule> own, List<Rule> others, TableFacts table, Map<String, ColumnFacts> known) {
        List<Rule> rules = new ArrayList<>(own);
        others.stream()
                .filter(rule -> own.stream().noneMatch(same -> same.sql().equals(rule.sql())))
                .filter(rule -> !rule.columns().isEmpty())
                .filter(rule -> rule.columns().stream().allMatch(column -> isOfOneType(table, known, column)))
                .forEach(rules::add);
        return rules;
    }

    private static boolean isOfOneType(TableFacts table, Map<String, ColumnFacts> known, String column) {
        ColumnFacts there = known.get(column);
        return there != null
                && table.columns().stream()
                        .filter(here -> here.name().equals(column))
                        .anyMatch(here ->
                                Objects.equals(here.pool().sort(), there.pool().sort()));
    }
}
