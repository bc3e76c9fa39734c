package dev.retort.junit.generation;

import dev.retort.junit.generation.Rule.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which of some rows are whose parents. */
final class Lineage {

    private final List<GeneratedRow> rows;
    private final Map<String, List<Integer>> places = new HashMap<>();

    Lineage(List<GeneratedRow> rows) {
        this.rows = rows;
        for (int i = 0; i < rows.size(); i++) {
            TableFacts facts = rows.get(i).facts();
            places.computeIfAbsent(facts.name(), any -> new ArrayList<>()).add(i);
            int place = i;
            facts.partitionOf().ifPresent(table -> places.computeIfAbsent(table, any -> new ArrayList<>())
                    .add(place));
        }
    }

    /** Some rows and all that they need; who can do without a parent that isn't among them does. */
    List<GeneratedRow> withParents(Set<Integer> some) {
        Set<Integer> kept = new TreeSet<>();
        some.forEach(place -> add(place, kept));
        return only(kept);
    }

    private void add(int place, Set<Integer> kept) {
        if (kept.add(place)) {
            for (Reference reference : rows.get(place).facts().references()) {
                if (!isLater(place, reference)) {
                    parents(place, reference).forEach(parent -> add(parent, kept));
                }
            }
        }
    }

    /** All rows but some and those that need them. */
    List<GeneratedRow> withoutChildren(Set<Integer> some) {
        Set<Integer> kept = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            kept.add(i);
        }
        kept.removeAll(some);
        boolean changed = true;
        while (changed) {
            changed = kept.removeIf(place -> rows.get(place).facts().references().stream()
                    .filter(reference -> !isLater(place, reference))
                    .anyMatch(reference -> {
                        List<Integer> parents = parents(place, reference);
                        return !parents.isEmpty() && parents.stream().noneMatch(kept::contains);
                    }));
        }
        return only(kept);
    }

    private boolean isLater(int place, Reference reference) {
        return reference.columns().stream().anyMatch(rows.get(place).later()::contains);
    }

    private List<GeneratedRow> only(Set<Integer> kept) {
        List<GeneratedRow> only = new ArrayList<>();
        for (int place : kept) {
            GeneratedRow row = rows.get(place);
            for (Reference reference : row.facts().references()) {
                List<Integer> parents = parents(place, reference);
                boolean lost = isLater(place, reference) && parents.stream().noneMatch(kept::contains);
                row = lost ? without(row, reference) : row;
            }
            only.add(row);
        }
        return only;
    }

    private static GeneratedRow without(GeneratedRow row, Reference reference) {
        Map<String, Value> values = new LinkedHashMap<>(row.row());
        Set<String> later = new TreeSet<>(row.later());
        for (String column : reference.columns()) {
            if (later.remove(column)) {
                values.put(column, Value.NULL);
            }
        }
        return row.withLater(values, later);
    }

    private List<Integer> parents(int place, Reference reference) {
        Map<String, Value> child = rows.get(place).row();
        List<Integer> parents = new ArrayList<>();
        for (int candidate : places.getOrDefault(reference.target(), List.of())) {
            if (refers(child, rows.get(candidate).row(), reference)) {
                parents.add(candidate);
            }
        }
        return parents;
    }

    private static boolean refers(Map<String, Value> child, Map<String, Value> parent, Reference reference) {
        for (int i = 0; i < reference.columns().size(); i++) {
            Value here = child.getOrDefault(reference.columns().get(i), Value.NULL);
            Value there = parent.getOrDefault(reference.others().get(i), Value.NULL);
            if (here.isNull() || !here.key(false).equals(there.key(false))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a cell says whose child a row is, or whose parent. */
    boolean isLinked(int place, String column) {
        GeneratedRow row = rows.get(place);
        boolean child = row.facts().isReferring(column)
                && !row.row().getOrDefault(column, Value.NULL).isNull();
        return child
                || rows.stream().anyMatch(other -> other.facts().references().stream()
                        .anyMatch(reference -> reference.others().contains(column)
                                && places.getOrDefault(reference.target(), List.of())
                                        .contains(place)));
    }

    /** The rows without one of them, whose children are another one's. */
    List<GeneratedRow> reparented(int from, int to) {
        List<GeneratedRow> moved = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            GeneratedRow row = rows.get(i);
            Map<String, Value> values = new LinkedHashMap<>(row.row());
            for (Reference reference : row.facts().references()) {
                if (parents(i, reference).contains(from)) {
                    for (int k = 0; k < reference.columns().size(); k++) {
                        Value key = rows.get(to)
                                .row()
                                .getOrDefault(reference.others().get(k), Value.NULL);
                        values.put(reference.columns().get(k), key);
                    }
                }
            }
            if (i != from) {
                moved.add(row.with(values));
            }
        }
        return moved;
    }
}
