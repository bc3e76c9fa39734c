package dev.retort.junit.generation;

import dev.retort.catalog.SchemaSnapshot;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows are wanted, beyond what the schema demands that they are generated for.
 *
 * @param tables only these tables get rows; all if it is empty
 * @param other another schema whose constraints the rows meet as well, as far as it has the same tables and columns
 * @param types whether they fit its types, too
 * @param words values that statements name
 * @param broken a demand that the rows of its table don't meet, on purpose
 */
public record Fit(
        Optional<Set<String>> tables,
        Optional<SchemaSnapshot> other,
        boolean types,
        Vocabulary words,
        Optional<Demand> broken) {

    /** Nothing beyond the schema. */
    public static final Fit SCHEMA_ONLY =
            new Fit(Optional.empty(), Optional.empty(), false, Vocabulary.EMPTY, Optional.empty());

    /** Copies the names. */
    public Fit {
        tables = tables.map(Set::copyOf);
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(broken, "broken");
    }

    /** A copy in which only some tables get rows; those of the others are there to be referred to. */
    public Fit only(Set<String> names) {
        return new Fit(Optional.of(names), other, types, words, broken);
    }

    /** A copy whose rows meet the constraints of another schema, too: of the one after an upgrade, or before it. */
    public Fit alsoIn(SchemaSnapshot schema) {
        return new Fit(tables, Optional.of(schema), types, words, broken);
    }

    /** A copy whose values fit the types of the other schema, too. */
    public Fit withTypes() {
        return new Fit(tables, other, true, words, broken);
    }

    /** A copy that knows values that statements name. */
    public Fit saying(Vocabulary named) {
        return new Fit(tables, other, types, named, broken);
    }

    /** Rows of one table that break a demand. */
    public static Fit breaking(Demand demand) {
        return new Fit(
                Optional.of(Set.of(demand.table())), Optional.empty(), false, Vocabulary.EMPTY, Optional.of(demand));
    }
}
