package dev.retort.catalog.difference;

import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What differs between an expected and an actual schema. */
public final class SchemaDifference {

    private final SchemaSnapshot expected;
    private final SchemaSnapshot actual;
    private final Set<Tolerance> tolerances;
    private final List<Change> changes;

    private SchemaDifference(
            SchemaSnapshot expected, SchemaSnapshot actual, Set<Tolerance> tolerances, List<Change> changes) {
        this.expected = expected;
        this.actual = actual;
        this.tolerances = Set.copyOf(tolerances);
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
        return new SchemaDifference(expected, actual, copy, changes);
    }

    /** Gives a copy without those changes. */
    public SchemaDifference without(Predicate<Change> left) {
        return new SchemaDifference(
                expected,
                actual,
                tolerances,
                changes.stream().filter(left.negate()).toList());
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Every difference, in the order of kinds and paths. */
    public List<Change> changes() {
        return changes;
    }

    /**
     * The differences, with each object that only has another name told as one.
     *
     * @param agree whether two objects of the same kind, place and definition are the same in what a schema doesn't say,
     *     such as their rows; takes the expected and the actual one
     */
    public Rename.Told told(BiPredicate<SchemaObject, SchemaObject> agree) {
        return new Twins(expected, actual, new Attributes(tolerances, expected.database())).told(changes, agree);
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
