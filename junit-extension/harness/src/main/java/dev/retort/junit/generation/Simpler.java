package dev.retort.junit.generation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sets of rows that are one step simpler than another, for who shrinks step by step. */
final class Simpler {

    private final List<GeneratedRow> rows;
    private final Lineage lineage;

    private Simpler(List<GeneratedRow> rows) {
        this.rows = rows;
        this.lineage = new Lineage(rows);
    }

    /** The sets, those that take the longest step first; made as they are asked for. */
    static Stream<List<GeneratedRow>> of(List<GeneratedRow> rows) {
        Simpler simpler = new Simpler(rows);
        return Stream.of(simpler.fewer(), simpler.emptier(), simpler.shorter())
                .flatMap(some -> some)
                .filter(some -> !some.isEmpty() && !some.equals(rows))
                .distinct();
    }

    /** Parts of the rows with their parents, then all but a row with its children. */
    private Stream<List<GeneratedRow>> fewer() {
        int size = rows.size();
        Stream<List<GeneratedRow>> parts = IntStream.iterate(2, part -> part < 2 * size, part -> part * 2)
                .map(part -> Math.min(part, size))
                .boxed()
                .flatMap(part -> IntStream.range(0, part)
                        .mapToObj(i -> RowShrinker.range(i * size / part, (i + 1) * size / part)))
                .map(lineage::withParents);
        Stream<List<GeneratedRow>> others = IntStream.range(0, size).mapToObj(i -> lineage.withoutChildren(Set.of(i)));
        return size < 2 ? Stream.empty() : Stream.concat(parts, others);
    }

    /** NULL wherever it fits: everywhere, in one row, in one cell. */
    private Stream<List<GeneratedRow>> emptier() {

        List<List<String>> free = IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).row().keySet().stream()
                        .filter(column -> canBeNull(i, column))
                        .toList())
                .toList();
        Stream<List<GeneratedRow>> all = Stream.of(emptied(free));
        Stream<List<GeneratedRow>> each =
                IntStream.range(0, rows.size()).mapToObj(i -> with(i, emptied(rows.get(i), free.get(i))));
        Stream<List<GeneratedRow>> cells = IntStream.range(0, rows.size())
                .boxed()
                .flatMap(i -> free.get(i).stream().map(column -> with(i, emptied(rows.get(i), List.of(column)))));
        return Stream.of(all, each, cells).flatMap(some -> some);
    }

    private boolean canBeNull(int place, String column) {
        GeneratedRow row = rows.get(place);
        ColumnFacts facts = row.facts().column(column);
        boolean present = !row.row().getOrDefault(column, Value.NULL).isNull();
        return present && facts.nullable() && !facts.filled() && !lineage.isLinked(place, column);
    }

    private List<GeneratedRow> emptied(List<List<String>> columns) {
        List<GeneratedRow> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(emptied(rows.get(i), columns.get(i)));
        }
        return all;
    }

    private static GeneratedRow emptied(GeneratedRow row, List<String> columns) {
        Map<String, Value> values = new LinkedHashMap<>(row.row());
        columns.forEach(column -> values.put(column, Value.NULL));
        return row.with(values);
    }

    private List<GeneratedRow> with(int place, GeneratedRow row) {
        List<GeneratedRow> all = new ArrayList<>(rows);
        all.set(place, row);
        return all;
    }

    private Stream<List<GeneratedRow>> shorter() {
        return IntStream.range(0, rows.size()).boxed().flatMap(i -> rows.get(i).row().keySet().stream()
                .flatMap(column -> half(i, column).stream()));
    }

    private Optional<List<GeneratedRow>> half(int place, String column) {
        GeneratedRow row = rows.get(place);
        if (row.facts().column(column).filled() || lineage.isLinked(place, column)) {
            return Optional.empty();
        }
        return RowShrinker.half(row, column).map(value -> {
            Map<String, Value> values = new LinkedHashMap<>(row.row());
            values.put(column, value);
            return with(place, row.with(values));
        });
    }
}
