package dev.retort.catalog.difference;

import dev.retort.catalog.SchemaSnapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What differs between an expected and an actual schema. */
public final class SchemaDifference {

    private final SchemaSnapshot expected;
    private final SchemaSnapshot actual;
    private final List<Change> changes;

    private SchemaDifference(SchemaSnapshot expected, SchemaSnapshot actual, List<Change> changes) {
        this.expected = expected;
        this.actual = actual;
        this.changes = List.copyOf(changes);
    }

    /** Compares with the {@linkplain Tolerance#standard() standard tolerances} and those given. */
    public static SchemaDifference between(SchemaSnapshot expected, SchemaSnapshot actual, Tolerance... more) {
        Set<Tolerance> tolerances = Tolerance.standard();
        tolerances.addAll(List.of(more));
        return between(expected, actual, tolerances);
    }

    /** Compares with exactly these tolerances; with none, every character counts. */
    public static SchemaDifference between(SchemaSnapshot expected, SchemaSnapshot actual, Set<Tolerance> tolerances) {
        Set<Tolerance> copy = EnumSet.noneOf(Tolerance.class);
        copy.addAll(tolerances);
        List<Change> changes = new Comparison(copy, expected.database()).compare(expected.objects(), actual.objects());
        return new SchemaDifference(expected, actual, changes);
    }

    /** Gives a copy without those changes. */
    public SchemaDifference without(Predicate<Change> left) {
        return new SchemaDifference(
                expected, actual, changes.stream().filter(left.negate()).toList());
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Every difference, in the order of kinds and paths. */
    public List<Change> changes() {
        return changes;
    }

    /** The tree of differences as text, equal branches left out; empty if nothing differs. */
    public String toText() {
        return isEmpty() ? "" : new DifferenceTree(expected, actual, changes).text();
    }

    @Override
    public String toString() {
        return isEmpty() ? "no differences" : toText();
    }
}
