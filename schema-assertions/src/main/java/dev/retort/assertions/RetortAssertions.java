package dev.retort.assertions;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Tolerance;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entry: {@code import static dev.retort.assertions.RetortAssertions.assertThat}. */
public final class RetortAssertions {

    private RetortAssertions() {}

    /** Begins assertions about a schema. */
    public static SchemaAssert assertThat(@Nullable SchemaSnapshot actual) {
        return new SchemaAssert(actual);
    }

    /** Begins assertions about data. */
    public static DataAssert assertThat(@Nullable DataSnapshot actual) {
        return new DataAssert(actual);
    }

    /** The tolerances of {@link SchemaAssert#isEqualTo(SchemaSnapshot, Set)}: {@code ignoring(COLUMN_ORDER)}. */
    public static Set<Tolerance> ignoring(Tolerance first, Tolerance... more) {
        return EnumSet.of(first, more);
    }
}
