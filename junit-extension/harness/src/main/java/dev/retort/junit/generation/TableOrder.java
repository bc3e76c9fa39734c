package dev.retort.junit.generation;

import dev.retort.junit.generation.Rule.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which tables are filled, parents first; where tables refer to one another in a circle, a reference waits. */
final class TableOrder {

    /**
     * A table to fill.
     *
     * @param table which
     * @param later references that are NULL at first and get their parents when all tables are filled
     * @param promised references to rows that are still to come, whose keys are chosen beforehand
     */
    record Step(TableFacts table, Set<Reference> later, Set<Reference> promised) {}

    private final Map<String, TableFacts> tables = new LinkedHashMap<>();
    private final Map<String, Set<Reference>> later = new HashMap<>();
    private final Map<String, Set<Reference>> promised = new HashMap<>();

    private TableOrder(List<TableFacts> all) {
        all.forEach(table -> tables.put(table.name(), table));
    }

    static List<Step> of(List<TableFacts> tables) {
        return new TableOrder(tables).steps();
    }

    private List<Step> steps() {
        tables.values().forEach(table -> table.references().stream()
                .filter(reference -> reference.target().equals(table.name()))
                .forEach(reference -> cut(table, reference)));
        List<Step> steps = new ArrayList<>();
        Map<String, TableFacts> left = new LinkedHashMap<>(tables);
        while (!left.isEmpty()) {
            List<TableFacts> ready = left.values().stream()
                    .filter(table -> waitsFor(table).stream().noneMatch(left::containsKey))
                    .toList();
            if (ready.isEmpty()) {
                cutOne(left);
            }
            ready.forEach(table -> {
                left.remove(table.name());
                steps.add(new Step(
                        table,
                        later.getOrDefault(table.name(), Set.of()),
                        promised.getOrDefault(table.name(), Set.of())));
            });
        }
        return steps;
    }

    /** The tables that must be filled before this one; the partitions of a parent are filled for it. */
    private List<String> waitsFor(TableFacts table) {
        List<String> targets = new ArrayList<>();
        for (Reference reference : table.references()) {
            if (!isCut(table, reference) && tables.containsKey(reference.target())) {
                targets.add(reference.target());
            }
        }
        if (table.closed().isPresent()) {
            tables.values().stream()
                    .filter(other ->
                            other.partitionOf().filter(table.name()::equals).isPresent())
                    .forEach(partition -> targets.add(partition.name()));
        }
        return targets;
    }

    private boolean isCut(TableFacts table, Reference reference) {
        return later.getOrDefault(table.name(), Set.of()).contains(reference)
                || promised.getOrDefault(table.name(), Set.of()).contains(reference);
    }

    private void cut(TableFacts table, Reference reference) {
        Map<String, Set<Reference>> where = reference.nullable() ? later : promised;
        where.computeIfAbsent(table.name(), any -> new HashSet<>()).add(reference);
    }

    /** Cuts the reference of a circle that costs least: a nullable one, else a deferrable one, else any. */
    private void cutOne(Map<String, TableFacts> left) {
        TableFacts table = inCircle(left);
        TableFacts best = table;
        Reference chosen = null;
        for (TableFacts member : left.values()) {
            for (Reference reference : member.references()) {
                boolean inCircle = !isCut(member, reference)
                        && left.containsKey(reference.target())
                        && reaches(reference.target(), member.name(), left)
                        && reaches(table.name(), member.name(), left)
                        && reaches(member.name(), table.name(), left);
                if (inCircle && (chosen == null || cost(reference) < cost(chosen))) {
                    best = member;
                    chosen = reference;
                }
            }
        }
        if (chosen == null) {
            throw new IllegalStateException("tables wait for one another without a reference: " + left.keySet());
        }
        cut(best, chosen);
    }

    private static int cost(Reference reference) {
        return reference.nullable() ? 0 : reference.deferrable() ? 1 : 2;
    }

    /** A table of a circle that waits for nothing outside of it: walking along any references ends up in one. */
    private TableFacts inCircle(Map<String, TableFacts> left) {
        TableFacts table = left.values().iterator().next();
        for (int i = 0; i <= 2 * left.size(); i++) {
            String name = table.name();
            List<String> targets =
                    waitsFor(table).stream().filter(left::containsKey).toList();
            String next = targets.stream()
                    .filter(target -> !reaches(target, name, left))
                    .findFirst()
                    .orElse(targets.get(0));
            table = left.getOrDefault(next, table);
        }
        return table;
    }

    private boolean reaches(String from, String to, Map<String, TableFacts> left) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (name.equals(to)) {
                return true;
            }
            TableFacts table = left.get(name);
            if (table != null && seen.add(name)) {
                open.addAll(waitsFor(table));
            }
        }
        return false;
    }
}
