package dev.retort.assertions;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaSnapshot;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/**
 * Soft assertions: all are checked, and those that failed are reported together. AssertJ's own are there too.
 * {@code RetortSoftAssertions.assertAllSoftly(softly -> softly.assertThat(schema).hasTable("users"))}.
 */
public class RetortSoftAssertions extends SoftAssertions {

    /** Begins soft assertions about a schema. */
    public SchemaAssert assertThat(SchemaSnapshot actual) {
        return proxy(SchemaAssert.class, SchemaSnapshot.class, actual);
    }

    /** Begins soft assertions about data. */
    public DataAssert assertThat(DataSnapshot actual) {
        return proxy(DataAssert.class, DataSnapshot.class, actual).failingWith(this::collectAssertionError);
    }

    /** Runs assertions and throws one error that tells all that failed. */
    public static void assertAllSoftly(Consumer<RetortSoftAssertions> assertions) {
        RetortSoftAssertions softly = new RetortSoftAssertions();
        assertions.accept(softly);
        softly.assertAll();
    }
}
