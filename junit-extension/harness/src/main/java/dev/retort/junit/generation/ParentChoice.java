package dev.retort.junit.generation;

import dev.retort.junit.generation.Rule.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses a row's parents, all of them together: where two references share a column, the parents must agree in it, so
 * one is looked for among those that leave a choice for the others.
 */
final class ParentChoice {

    private static final int TRIES = 80;
    private static final int STEPS = 2_000;

    private final TableOrder.Step step;
    private final KnownRows known;
    private int steps;

    ParentChoice(TableOrder.Step step, KnownRows known) {
        this.step = step;
        this.known = known;
    }

    /** A reference for which no parent can be there; empty if all have one or can do without. */
    Optional<Reference> findOrphan() {
        return step.table().references().stream()
                .filter(reference -> !isOpen(reference) && !step.later().contains(reference) && !isOfItself(reference))
                .filter(reference ->
                        !reference.nullable() && candidates(reference).isEmpty())
                .findFirst();
    }

    private boolean isOfItself(Reference reference) {
        return reference.target().equals(step.table().name());
    }

    /** A reference to a table that isn't there binds nobody but the database, which will tell. */
    private boolean isOpen(Reference reference) {
        return !known.isTable(reference.target());
    }

    private List<Map<String, Value>> candidates(Reference reference) {
        List<Map<String, Value>> rows =
                step.promised().contains(reference) ? known.promises(reference.target()) : known.of(reference.target());
        return rows.stream()
                .filter(row -> reference.others().stream()
                        .allMatch(column -> row.containsKey(column)
                                && !row.getOrDefault(column, Value.NULL).isNull()))
                .toList();
    }

    /**
     * Fixes the columns of all references.
     *
     * @param turn which of the parents comes first
     * @param without whether those that can do without a parent do
     * @return whether parents were found that agree
     */
    boolean choose(Draft draft, int turn, boolean without) {
        List<Reference> bound = new ArrayList<>();
        List<Reference> free = new ArrayList<>();
        for (Reference reference : step.table().references()) {
            if (step.promised().contains(reference) && isOfItself(reference)) {
                continue;
            }
            boolean none = step.later().contains(reference)
                    || isOpen(reference)
                    || candidates(reference).isEmpty();
            (reference.nullable() && (without || none) ? free : bound).add(reference);
        }
        bound.removeIf(this::isOpen);
        bound.sort(Comparator.comparingInt(reference -> -reference.columns().size()));
        Map<String, Value> chosen = new HashMap<>();
        draft.fixed().forEach(column -> chosen.put(column, draft.row().getOrDefault(column, Value.NULL)));
        steps = 0;
        if (!choose(bound, 0, chosen, turn)) {
            return false;
        }
        chosen.forEach(draft::fix);
        free.forEach(reference -> reference.columns().stream()
                .filter(column -> !chosen.containsKey(column))
                .filter(column -> step.table().column(column).nullable())
                .forEach(column -> draft.fix(column, Value.NULL)));
        return true;
    }

    private boolean choose(List<Reference> bound, int place, Map<String, Value> chosen, int turn) {
        if (place == bound.size()) {
            return true;
        }
        Reference reference = bound.get(place);
        List<Map<String, Value>> rows = candidates(reference);
        int first = rows.isEmpty() ? 0 : Math.floorMod(turn + (turn / rows.size() + 1) * place, rows.size());
        for (int i = 0; i < Math.min(rows.size(), TRIES) && steps++ < STEPS; i++) {
            Map<String, Value> parent = rows.get((first + i) % rows.size());
            Map<String, Value> further = new HashMap<>(chosen);
            if (agree(reference, parent, further) && choose(bound, place + 1, further, turn)) {
                chosen.putAll(further);
                return true;
            }
        }
        return false;
    }

    private static boolean agree(Reference reference, Map<String, Value> parent, Map<String, Value> chosen) {
        for (int i = 0; i < reference.columns().size(); i++) {
            Value value = parent.getOrDefault(reference.others().get(i), Value.NULL);
            Value held = chosen.put(reference.columns().get(i), value);
            if (held != null && !held.key(false).equals(value.key(false))) {
                return false;
            }
        }
        return true;
    }
}
