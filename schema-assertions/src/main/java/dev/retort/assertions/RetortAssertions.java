package dev.retort.assertions;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.schema.SchemaSnapshot;

/** The entry: {@code import static dev.retort.assertions.RetortAssertions.assertThat}. */
public final class RetortAssertions {

    private RetortAssertions() {}

    /** Begins assertions about a schema. */
    public static SchemaAssert assertThat(SchemaSnapshot actual) {
        return new SchemaAssert(actual);
    }

    /** Begins assertions about data. */
    public static DataAssert assertThat(DataSnapshot actual) {
        return new DataAssert(actual);
    }
}
