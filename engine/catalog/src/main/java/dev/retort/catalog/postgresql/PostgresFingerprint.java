package dev.retort.catalog.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a catalogue looked like, made of where its rows lie and which transactions wrote them, see
 * <a href="https://www.postgresql.org/docs/current/ddl-system-columns.html">system columns</a>. Good for one run of one
 * server, whose databases and their clones share the count of transactions.
 *
 * <p>One query sums up each catalogue. Only where a sum changed the marks of objects are asked for, first of those
 * objects that seem to have changed: if they account for the whole change of the sum, no other object changed.
 */
final class PostgresFingerprint {

    static final int OLDEST_SERVER = 14;

    /** If more seem to have changed it is cheaper to ask for all. */
    private static final int FEW = 200;

    private final Map<String, PostgresMarks.Total> totals = new HashMap<>();
    private final Map<String, Map<Long, Long>> objects = new HashMap<>();
    private String horizon = "";

    /**
     * What changed since the last look.
     *
     * @param catalogs the names of the catalogues in which something did
     * @param useless whether what was read before is of no use: another server, or a schema renamed
     * @param relations new, changed or gone; with their parts that have numbers of their own
     * @param definers changed or gone, not new: what may be named in texts, such as types and functions
     */
    record Changes(Set<String> catalogs, boolean useless, Set<Long> relations, Set<Long> definers) {

        boolean isOf(MarkedCatalog.Kind kind) {
            return MarkedCatalog.list().stream()
                    .anyMatch(catalog -> catalog.kind() == kind && catalogs.contains(catalog.name()));
        }
    }

    /** Looks at the catalogues. */
    Changes update(PostgresMarks marks) throws SQLException {
        boolean first = objects.isEmpty();
        PostgresMarks.Totals now = marks.totals(horizon);
        horizon = now.horizon();
        List<MarkedCatalog> changed = MarkedCatalog.list().stream()
                .filter(catalog -> now.of(catalog).mark() != totalOf(catalog).mark())
                .toList();
        Set<Long> relations = new HashSet<>();
        Set<Long> definers = new HashSet<>();
        boolean renamed = false;
        for (Map.Entry<MarkedCatalog, Set<Long>> each :
                replaced(changed, now, marks).entrySet()) {
            switch (each.getKey().kind()) {
                case RELATION, INSIDE_RELATION -> relations.addAll(each.getValue());
                case DEFINER -> definers.addAll(each.getValue());
                case NAME -> renamed |= !each.getValue().isEmpty();
                case OTHER -> {}
            }
        }
        Set<String> names = new HashSet<>();
        changed.forEach(catalog -> names.add(catalog.name()));
        return new Changes(names, first || renamed, relations, definers);
    }

    private PostgresMarks.Total totalOf(MarkedCatalog catalog) {
        return totals.getOrDefault(catalog.name(), PostgresMarks.Total.NONE);
    }

    private Map<Long, Long> of(MarkedCatalog catalog) {
        return objects.computeIfAbsent(catalog.name(), any -> new HashMap<>());
    }

    /** Gives the objects that changed. */
    private Map<MarkedCatalog, Set<Long>> replaced(
            List<MarkedCatalog> changed, PostgresMarks.Totals now, PostgresMarks marks) throws SQLException {
        Set<Long> guess = guess(changed, now);
        List<MarkedCatalog> some = new ArrayList<>();
        List<MarkedCatalog> all = new ArrayList<>();
        for (MarkedCatalog catalog : changed) {
            if (catalog.kind() == MarkedCatalog.Kind.RELATION && !guess.isEmpty()) {
                some.add(catalog);
            } else if (catalog.isByObject()) {
                all.add(catalog);
            }
        }
        Map<MarkedCatalog, Set<Long>> ids = new HashMap<>();
        List<MarkedCatalog> unexplained = new ArrayList<>();
        Map<String, Map<Long, Long>> read = marks.ofObjects(all, some, guess);
        for (MarkedCatalog catalog : all) {
            ids.put(catalog, replaceAll(catalog, read));
        }
        for (MarkedCatalog catalog : some) {
            if (explains(guess, catalog, read, now)) {
                ids.put(catalog, replace(guess, catalog, read));
            } else {
                unexplained.add(catalog);
            }
        }
        changed.forEach(catalog -> totals.put(catalog.name(), now.of(catalog)));
        Map<String, Map<Long, Long>> rest = marks.ofObjects(unexplained, List.of(), Set.of());
        for (MarkedCatalog catalog : unexplained) {
            ids.put(catalog, replaceAll(catalog, rest));
        }
        return ids;
    }

    /**
     * The objects that were written lately, and those of which a single row went: then the sum of numbers changed by its
     * object's.
     */
    private Set<Long> guess(List<MarkedCatalog> changed, PostgresMarks.Totals now) {
        Set<Long> guess = new HashSet<>();
        for (MarkedCatalog catalog : changed) {
            guess.addAll(now.of(catalog).recent());
            long gone = now.of(catalog).ids() ^ totalOf(catalog).ids();
            if (of(catalog).containsKey(gone)) {
                guess.add(gone);
            }
        }
        return guess.size() <= FEW ? guess : Set.of();
    }

    private boolean explains(
            Set<Long> guess, MarkedCatalog catalog, Map<String, Map<Long, Long>> read, PostgresMarks.Totals now) {
        Map<Long, Long> found = read.getOrDefault(catalog.name(), Map.of());
        long sum = totalOf(catalog).mark();
        for (long id : guess) {
            sum ^= of(catalog).getOrDefault(id, 0L) ^ found.getOrDefault(id, 0L);
        }
        return sum == now.of(catalog).mark();
    }

    private Set<Long> replace(Set<Long> some, MarkedCatalog catalog, Map<String, Map<Long, Long>> read) {
        Map<Long, Long> found = read.getOrDefault(catalog.name(), Map.of());
        Map<Long, Long> marks = of(catalog);
        Set<Long> changed = new HashSet<>();
        for (long id : some) {
            if (found.getOrDefault(id, 0L) != (long) marks.getOrDefault(id, 0L)) {
                changed.add(id);
            }
            marks.remove(id);
        }
        marks.putAll(found);
        return changed;
    }

    /** What can be named doesn't count as changed if it is new, since nothing was read with it; 0 isn't its number. */
    private Set<Long> replaceAll(MarkedCatalog catalog, Map<String, Map<Long, Long>> read) {
        Map<Long, Long> found = read.getOrDefault(catalog.name(), Map.of());
        Set<Long> known = new HashSet<>(of(catalog).keySet());
        Set<Long> all = new HashSet<>(known);
        all.addAll(found.keySet());
        Set<Long> changed = replace(all, catalog, read);
        if (catalog.kind() == MarkedCatalog.Kind.NAME || catalog.kind() == MarkedCatalog.Kind.DEFINER) {
            changed.removeIf(id -> id != 0 && !known.contains(id));
        }
        return changed;
    }

    /** Whether a catalogue has rows. */
    boolean has(String catalog) {
        return totals.getOrDefault(catalog, PostgresMarks.Total.NONE).mark() != 0;
    }

    /** Whether a catalogue has rows that belong to one of these objects. */
    boolean has(String catalog, Set<Long> ids) {
        Map<Long, Long> marks = objects.getOrDefault(catalog, Map.of());
        return !marks.isEmpty() && ids.stream().anyMatch(marks::containsKey);
    }

    /** The numbers of all relations that are there. */
    Set<Long> relations() {
        return objects.getOrDefault("class", Map.of()).keySet();
    }
}
