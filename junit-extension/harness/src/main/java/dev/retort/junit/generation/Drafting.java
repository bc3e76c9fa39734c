package dev.retort.junit.generation;

import dev.retort.junit.generation.Draft.Kind;
import dev.retort.junit.generation.Rule.Reference;
import dev.retort.junit.generation.Rule.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Draws rows of one table that fit its columns, parents and keys; conditions across columns are left to the search. */
final class Drafting {

    private static final int TRIES = 40;

    private final TableOrder.Step step;
    private final TableFacts table;
    private final Choices choices;
    private final KnownRows known;
    private final KeyGuard guard;
    private final ParentChoice parents;
    private final Random random;
    private final Map<String, Integer> offsets = new HashMap<>();
    private final Set<String> explicit;
    private int counter;

    /**
     * @param explicit columns that the database could fill, but whose values must be known beforehand
     */
    Drafting(
            TableOrder.Step step,
            Choices choices,
            KnownRows known,
            KeyGuard guard,
            Set<String> explicit,
            Random random) {
        this.step = step;
        this.table = step.table();
        this.choices = choices;
        this.known = known;
        this.guard = guard;
        this.explicit = explicit;
        this.random = random;
        this.parents = new ParentChoice(step, known);
        table.columns().forEach(column -> offsets.put(column.name(), random.nextInt(1_000)));
        this.counter = known.of(table.name()).size();
    }

    Choices choices() {
        return choices;
    }

    KeyGuard guard() {
        return guard;
    }

    Random random() {
        return random;
    }

    Optional<Reference> findOrphan() {
        return parents.findOrphan();
    }

    /**
     * A row of a kind whose keys aren't taken; empty if none was found.
     *
     * @param number its place among the table's rows
     * @param earlier rows of the same table that it may copy
     * @param applies which partial keys it is assumed to have
     */
    Optional<Draft> draw(Kind kind, int number, List<Draft> earlier, Predicate<UniqueKey> applies) {
        Draft draft = kind == Kind.COPY && !earlier.isEmpty()
                ? new Draft(earlier.get(random.nextInt(earlier.size())))
                : new Draft();
        boolean copy = !draft.row().isEmpty();
        if (!copy && !first(draft, kind, number)) {
            return Optional.empty();
        }
        for (ColumnFacts column : table.writable()) {
            boolean left = column.filled() && !explicit.contains(column.name());
            boolean alone = copy
                    && (table.disjoint().contains(column.name())
                            && !draft.fixed().contains(column.name()));
            if (!left && (alone || !draft.row().containsKey(column.name()))) {
                draft.row().put(column.name(), value(column, kind, number));
            }
        }
        toItself(draft);
        return unique(draft, applies) ? Optional.of(draft) : Optional.empty();
    }

    /** What decides the rest: a promise that was made, and the parents. */
    private boolean first(Draft draft, Kind kind, int number) {
        List<Map<String, Value>> promises = known.promises(table.name());
        if (number < promises.size()) {
            promises.get(number).forEach(draft::fix);
        }
        int turn = kind == Kind.MIXED ? random.nextInt(1_000) : number;
        return parents.choose(draft, turn, kind == Kind.NULLS);
    }

    private Value value(ColumnFacts column, Kind kind, int number) {
        Choices.Choice choice = choices.of(column.name());
        if (table.disjoint().contains(column.name()) || column.filled()) {
            return choice.fresh(counter++);
        }
        int turn = offsets.getOrDefault(column.name(), 0) + Draft.limitsBefore(number);
        Value value =
                switch (kind) {
                    case PLAIN, COPY -> choice.fresh(number);
                    case LIMITS -> choice.limit(turn);
                    case NULLS -> choice.nullable() ? Value.NULL : choice.fresh(number);
                    case MIXED -> choice.nullable() && random.nextInt(4) == 0 ? Value.NULL : choice.any(random);
                };
        return value;
    }

    /** A row that can have no other parent is its own. */
    private void toItself(Draft draft) {
        for (Reference reference : step.promised()) {
            if (reference.target().equals(table.name())) {
                for (int i = 0; i < reference.columns().size(); i++) {
                    Value own = draft.row().getOrDefault(reference.others().get(i), Value.NULL);
                    draft.row().put(reference.columns().get(i), own);
                    draft.fixed().add(reference.columns().get(i));
                }
            }
        }
    }

    /** Changes the row until no key of it is taken; whether that was possible. */
    boolean unique(Draft draft, Predicate<UniqueKey> applies) {
        for (int i = 0; i < TRIES; i++) {
            Optional<UniqueKey> conflict = guard.findConflict(draft.row(), applies);
            if (conflict.isEmpty()) {
                return true;
            }
            another(draft, conflict.get().columns());
        }
        return false;
    }

    /** Draws some columns again: those that are free with values not used before, else with other parents. */
    void another(Draft draft, List<String> columns) {
        List<String> free = columns.stream()
                .filter(column -> !draft.fixed().contains(column) && draft.row().containsKey(column))
                .toList();
        boolean moves = columns.stream().anyMatch(table::isReferring);
        if (free.isEmpty() || (moves && random.nextInt(3) == 0)) {
            otherParents(draft);
        }
        if (!free.isEmpty()) {
            String column = free.get(random.nextInt(free.size()));
            Choices.Choice choice = choices.of(column);
            draft.row()
                    .put(
                            column,
                            random.nextInt(3) == 0 ? notNull(choice.any(random), choice) : choice.fresh(counter++));
        }
        toItself(draft);
    }

    private Value notNull(Value value, Choices.Choice choice) {
        return value.isNull() ? choice.fresh(counter++) : value;
    }

    private void otherParents(Draft draft) {
        Draft other = new Draft();
        draft.fixed().stream()
                .filter(column -> !table.isReferring(column))
                .forEach(column -> other.fix(column, draft.row().getOrDefault(column, Value.NULL)));
        if (parents.choose(other, random.nextInt(1_000), false)) {
            other.row().forEach(draft::fix);
        }
    }

    /** Another value for one column, whatever it is; a parent's goes with the parent. */
    void mutate(Draft draft, String column, List<String> others) {
        if (draft.fixed().contains(column)) {
            otherParents(draft);
            return;
        }
        if (!draft.row().containsKey(column)) {
            return;
        }
        Choices.Choice choice = choices.of(column);
        Value present = draft.row().getOrDefault(column, Value.NULL);
        int how = random.nextInt(10);
        Value changed = choice.any(random);
        if (how == 0 && choice.nullable()) {
            changed = Value.NULL;
        } else if (how < 3 && !others.isEmpty()) {
            Value copied = draft.row().getOrDefault(others.get(random.nextInt(others.size())), Value.NULL);
            changed = copied.isNull()
                    ? changed
                    : choice.column().pool().find(copied.raw()).orElse(changed);
        } else if (how < 7 && !present.isNull()) {
            int distance = 1 << random.nextInt(8);
            changed = choice.column()
                    .pool()
                    .find(Neighbours.of(
                            choice.column().pool(), present.raw(), random.nextBoolean() ? distance : -distance))
                    .orElse(changed);
        }
        draft.row().put(column, changed.isNull() && !choice.nullable() ? choice.fresh(counter++) : changed);
        toItself(draft);
    }

    /** Keys of rows that this table will have, chosen before it is filled; empty if parents decide them. */
    static Optional<Map<String, Value>> promise(TableFacts target, Choices choices, List<String> columns, int number) {
        Map<String, Value> key = new HashMap<>();
        for (String column : columns) {
            if (target.isReferring(column) || target.column(column).generated().isPresent()) {
                return Optional.empty();
            }
            key.put(column, choices.of(column).fresh(number));
        }
        return Optional.of(key);
    }

    /** The names of the columns that can be changed. */
    List<String> open(Draft draft) {
        return new ArrayList<>(draft.row().keySet());
    }
}
