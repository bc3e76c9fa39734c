package dev.retort.junit.generation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings rows that make something fail down to the one or two that matter: first fewer rows, a parent staying with its
 * children, then plainer values. Each try is an execution of the failing thing, so few are made.
 */
public final class RowShrinker {

    private static final int MOST = 200;

    private final Failing failing;
    private final int most;
    private final Map<List<GeneratedRow>, Boolean> tried = new HashMap<>();
    private final Map<String, GeneratedRow> plainest = new HashMap<>();
    private GeneratedRows best;
    private int executions;

    private RowShrinker(GeneratedRows rows, Failing failing, int most) {
        this.best = rows;
        this.failing = failing;
        this.most = most;
        rows.rows().forEach(row -> plainest.putIfAbsent(row.table(), row));
    }

    /** The thing that fails with the rows. */
    @FunctionalInterface
    public interface Failing {

        /**
         * Whether it fails in the same way with these rows. Rows that can't be inserted are no counter-example: then it
         * doesn't.
         */
        boolean fails(GeneratedRows rows);
    }

    /**
     * What was found.
     *
     * @param rows those that matter, in the order of insertion
     * @param executions how often the failing thing was run
     */
    public record Shrunk(GeneratedRows rows, int executions) {}

    /** Shrinks rows with which something fails, in at most 200 executions. */
    public static Shrunk shrink(GeneratedRows rows, Failing failing) {
        return shrink(rows, failing, MOST);
    }

    /**
     * Shrinks rows with which something fails.
     *
     * @param most how often it may be run
     */
    public static Shrunk shrink(GeneratedRows rows, Failing failing, int most) {
        RowShrinker shrinker = new RowShrinker(rows, failing, most);
        shrinker.fewer();
        shrinker.reparent();
        shrinker.plainer();
        shrinker.shorter();
        return new Shrunk(shrinker.best, shrinker.executions);
    }

    /** Takes the rows if it still fails with them. */
    private boolean isBetter(List<GeneratedRow> rows) {
        if (rows.isEmpty() || rows.equals(best.rows()) || executions >= most) {
            return false;
        }
        GeneratedRows candidate = best.with(rows);
        Boolean known = tried.get(rows);
        if (known == null) {
            executions++;
            known = failing.fails(candidate);
            tried.put(rows, known);
        }
        if (known) {
            best = candidate;
        }
        return known;
    }

    /** Parts of the rows with their parents, else all but a part with its children; the parts get smaller and smaller. */
    private void fewer() {
        int parts = 2;
        while (best.rows().size() > 1 && parts <= best.rows().size()) {
            int size = best.rows().size();
            boolean found = false;
            for (int part = 0; part < parts && !found; part++) {
                Set<Integer> some = range(part * size / parts, (part + 1) * size / parts);
                found = isBetter(new Lineage(best.rows()).withParents(some));
            }
            for (int part = 0; parts > 2 && part < parts && !found; part++) {
                Set<Integer> some = range(part * size / parts, (part + 1) * size / parts);
                found = isBetter(new Lineage(best.rows()).withoutChildren(some));
            }
            parts = found
                    ? Math.max(2, Math.min(parts - 1, best.rows().size()))
                    : parts == size ? size + 1 : Math.min(parts * 2, size);
        }
    }

    static Set<Integer> range(int from, int to) {
        Set<Integer> places = new TreeSet<>();
        for (int i = from; i < to; i++) {
            places.add(i);
        }
        return places;
    }

    /** Two parents of one table are one too many, if the first will do for the children of both. */
    private void reparent() {
        for (int i = best.rows().size() - 1; i >= 0 && i < best.rows().size(); i--) {
            List<GeneratedRow> rows = best.rows();
            GeneratedRow parent = rows.get(i);
            for (int first = 0; first < i; first++) {
                if (rows.get(first).table().equals(parent.table())) {
                    List<GeneratedRow> moved = new Lineage(rows).reparented(i, first);
                    isBetter(moved);
                    break;
                }
            }
        }
    }

    /** Values of the table's first row, or NULL, for as many cells at once as will do. */
    private void plainer() {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < best.rows().size(); i++) {
            for (String column : best.rows().get(i).row().keySet()) {
                plain(i, column).ifPresent(cells::add);
            }
        }
        plainer(cells);
    }

    private void plainer(List<Cell> cells) {
        if (cells.isEmpty() || isBetter(changed(cells)) || cells.size() == 1) {
            if (cells.size() == 1) {
                other(cells.get(0));
            }
            return;
        }
        plainer(cells.subList(0, cells.size() / 2));
        plainer(cells.subList(cells.size() / 2, cells.size()));
    }

    /** A cell that can't be NULL may be what it is in the table's first row. */
    private void other(Cell cell) {
        GeneratedRow row = best.rows().get(cell.row);
        Value present = row.row().getOrDefault(cell.column, Value.NULL);
        Value first = plainest.getOrDefault(row.table(), row).row().getOrDefault(cell.column, Value.NULL);
        if (cell.value.isNull() && !present.isNull() && !first.equals(present) && !first.isNull()) {
            isBetter(changed(List.of(new Cell(cell.row, cell.column, first))));
        }
    }

    /** A value in a place. */
    private record Cell(int row, String column, Value value) {}

    private Optional<Cell> plain(int place, String column) {
        GeneratedRow row = best.rows().get(place);
        ColumnFacts facts = row.facts().column(column);
        boolean alone = best.rows().stream()
                        .filter(other -> other.table().equals(row.table()))
                        .count()
                == 1;
        boolean inKey =
                row.facts().keys().stream().anyMatch(key -> key.columns().contains(column));
        boolean bound = facts.filled() || new Lineage(best.rows()).isLinked(place, column);
        if (bound || (inKey && !alone)) {
            return Optional.empty();
        }
        Value first = plainest.getOrDefault(row.table(), row).row().getOrDefault(column, Value.NULL);
        Value plain = facts.nullable() ? Value.NULL : first;
        return plain.equals(row.row().get(column)) ? Optional.empty() : Optional.of(new Cell(place, column, plain));
    }

    private List<GeneratedRow> changed(List<Cell> cells) {
        List<GeneratedRow> rows = new ArrayList<>(best.rows());
        for (Cell cell : cells) {
            GeneratedRow row = rows.get(cell.row);
            Map<String, Value> values = new LinkedHashMap<>(row.row());
            values.put(cell.column, cell.value);
            rows.set(cell.row, row.with(values));
        }
        return rows;
    }

    /** What kept its value is cut in half as long as it still fails: long texts, great numbers. */
    private void shorter() {
        for (int i = 0; i < best.rows().size(); i++) {
            for (String column : best.rows().get(i).row().keySet()) {
                boolean goesOn = !new Lineage(best.rows()).isLinked(i, column)
                        && !best.rows().get(i).facts().column(column).filled();
                while (goesOn) {
                    Optional<Value> half = half(best.rows().get(i), column);
                    int place = i;
                    goesOn = half.filter(value -> isBetter(changed(List.of(new Cell(place, column, value)))))
                            .isPresent();
                }
            }
        }
    }

    static Optional<Value> half(GeneratedRow row, String column) {
        Pool pool = row.facts().column(column).pool();
        Value value = row.row().getOrDefault(column, Value.NULL);
        String raw = value.raw();
        if (!value.isNull() && pool.sort() == Sort.TEXT && raw.codePointCount(0, raw.length()) > 4) {
            return Optional.of(
                    pool.of(raw.substring(0, raw.offsetByCodePoints(0, raw.codePointCount(0, raw.length()) / 2))));
        }
        boolean great = pool.sort() == Sort.NUMBER && raw.matches("-?\\d{3,40}");
        return great
                ? Optional.of(pool.of(new BigInteger(raw).divide(BigInteger.TEN).toString()))
                : Optional.empty();
    }
}
