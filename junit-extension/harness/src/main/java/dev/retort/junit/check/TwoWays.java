package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.TableData;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.Counter;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What differs at the ends of two ways that should lead to the same. A value that differs as well when the first way is gone
 * a second time, such as a time or a random number, tells nothing about the ways.
 *
 * @param schema the schema's differences
 * @param rows the rows' differences, by the table's name without the default schema
 * @param counters lines about positions of sequences and AUTOINCREMENT, by the sequence's or table's name
 */
record TwoWays(List<Change> schema, Map<String, List<DataChange>> rows, Map<String, List<String>> counters) {

    static final TwoWays SAME = new TwoWays(List.of(), Map.of(), Map.of());

    /**
     * Compares the ends.
     *
     * @param first where the first way led
     * @param second where the second one led
     * @param again goes the first way a second time; called only if something differs
     * @param left columns that aren't compared, by table, as a snapshot names it, and name
     */
    static TwoWays between(
            State first, State second, Supplier<Optional<State>> again, BiPredicate<String, String> left, Scene scene) {
        if (first.equals(second)) {
            return SAME;
        }
        TwoWays all = differing(first, second, left, scene);
        if (all.rows().isEmpty() && all.counters().isEmpty()) {
            return all;
        }
        Optional<State> repeated = again.get();
        if (repeated.isEmpty()) {
            return new TwoWays(all.schema(), Map.of(), Map.of());
        }
        Set<String> unsteady = unsteady(first, repeated.get());
        TwoWays steady = differing(
                first,
                second,
                (table, column) -> left.test(table, column) || unsteady.contains(table + "." + column),
                scene);
        Map<String, List<String>> counters = new HashMap<>(steady.counters());
        counters.keySet().removeAll(positions(first, repeated.get()).keySet());
        return new TwoWays(all.schema(), steady.rows(), counters);
    }

    boolean isEmpty() {
        return schema.isEmpty() && rows.isEmpty() && counters.isEmpty();
    }

    private static TwoWays differing(State first, State second, BiPredicate<String, String> left, Scene scene) {
        List<Change> schema = SchemaDifference.between(first.schema(), second.schema(), scene.tolerances())
                .changes();
        Map<String, List<DataChange>> rows = new HashMap<>();
        for (TablePair pair : TablePair.all(first.data(), second.data(), new Renames())) {
            List<DataChange> changes = pair.without(
                            column -> left.test(pair.before().table(), column))
                    .changes();
            if (!changes.isEmpty()) {
                rows.put(pair.name(), changes);
            }
        }
        return new TwoWays(schema, rows, positions(first, second));
    }

    private static Map<String, List<String>> positions(State first, State second) {
        Map<String, List<String>> differing = new HashMap<>();
        Map<String, Optional<BigInteger>> others = new HashMap<>();
        second.counters().forEach(counter -> others.put(counter.name(), counter.position()));
        for (Counter counter : first.counters()) {
            Optional<BigInteger> other = others.getOrDefault(counter.name(), counter.position());
            if (!other.equals(counter.position())) {
                differing.put(counter.name(), List.of(shown(counter.position()), shown(other)));
            }
        }
        return differing;
    }

    private static String shown(Optional<BigInteger> position) {
        return position.map(number -> "at " + number).orElse("at its start");
    }

    /** The columns, with their table, in which two goes of the same way have other values. */
    private static Set<String> unsteady(State first, State again) {
        Set<String> unsteady = new HashSet<>();
        for (TablePair pair : TablePair.all(first.data(), again.data(), new Renames())) {
            for (String column : pair.before().columns()) {
                if (!values(pair.before(), column).equals(values(pair.after(), column))) {
                    unsteady.add(pair.before().table() + "." + column);
                }
            }
        }
        return unsteady;
    }

    private static List<Optional<String>> values(TableData table, String column) {
        return table.rows().stream()
                .map(row -> table.value(row, column))
                .sorted((a, b) -> a.orElse("").compareTo(b.orElse("")))
                .toList();
    }

    /** A few lines that show the rows' differences, in the words of the two ways. */
    static List<String> lines(String table, List<DataChange> changes, String one, String other) {
        List<String> lines = new ArrayList<>();
        lines.add("rows of " + table);
        changes.stream()
                .limit(SHOWN)
                .flatMap(change -> line(change, one, other))
                .forEach(lines::add);
        if (changes.size() > SHOWN) {
            lines.add("  … " + (changes.size() - SHOWN) + " more");
        }
        return lines;
    }

    private static final int SHOWN = 4;

    private static Stream<String> line(DataChange change, String one, String other) {
        String row = change.row().orElse("");
        return switch (change.kind()) {
            case ROW_MISSING -> Stream.of("  " + one + ": " + row);
            case ROW_UNEXPECTED -> Stream.of("  " + other + ": " + row);
            default ->
                Stream.of(
                        "  " + row
                                + change.column().map(column -> ", " + column).orElse(""),
                        "    " + one + ": " + change.expected().orElse("NULL"),
                        "    " + other + ": " + change.actual().orElse("NULL"));
        };
    }
}
