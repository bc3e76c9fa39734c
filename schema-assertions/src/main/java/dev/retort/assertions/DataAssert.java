package dev.retort.assertions;

import dev.retort.assertions.data.DataDifference;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.DataTolerance;
import dev.retort.assertions.data.TableData;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a data snapshot; made by {@link RetortAssertions#assertThat(DataSnapshot)}. Each method throws an
 * {@link AssertionError} if it isn't so. Not meant to be extended; it is open for soft assertions only.
 */
public class DataAssert extends AbstractAssert<DataAssert, DataSnapshot> {

    private Consumer<AssertionError> failed = error -> {
        throw error;
    };

    /** Begins assertions; {@link RetortAssertions#assertThat(DataSnapshot)} reads better. */
    public DataAssert(@Nullable DataSnapshot actual) {
        super(actual, DataAssert.class);
    }

    /** Checks that the same tables hold the same rows, but for what is tolerated. */
    public DataAssert hasSameRowsAs(@Nullable DataSnapshot expected, DataTolerance... tolerances) {
        if (expected == null) {
            throw failure("Expected the data of another snapshot but that snapshot is null");
        }
        DataDifference difference = DataDifference.between(expected, data(), tolerances);
        if (!difference.isEmpty()) {
            throw failure("The data differs from what was expected.%n%s", difference.toText());
        }
        return this;
    }

    /** Checks that the same tables hold the same rows, and shows what differs if not. */
    @Override
    public DataAssert isEqualTo(@Nullable Object expected) {
        return actual != null && expected instanceof DataSnapshot snapshot
                ? hasSameRowsAs(snapshot)
                : super.isEqualTo(expected);
    }

    /** Goes on with what happened to the data since an earlier snapshot. */
    public DataSinceAssert since(DataSnapshot before) {
        return new DataSinceAssert(actual, before, failed, info);
    }

    /** What happens to a failure of the assertions that {@link #since} begins; a soft assertion collects it. */
    DataAssert failingWith(Consumer<AssertionError> collector) {
        failed = collector;
        return this;
    }

    /** Checks how many rows a table has. */
    public DataAssert hasRowCount(String table, long expected) {
        TableData data = data().find(table).orElse(null);
        if (data == null) {
            throw failure(
                    "Expected a table %s but there is %s",
                    table, Wording.listed(actual.tables().keySet(), table));
        } else if (data.rows().size() != expected) {
            throw failure(
                    "Expected %d rows in table %s but it has %d",
                    expected, table, data.rows().size());
        }
        return this;
    }

    /** Checks that no table has a row. */
    public DataAssert isEmpty() {
        if (data().rowCount() != 0) {
            throw failure("Expected no rows but there are %d", actual.rowCount());
        }
        return this;
    }

    private DataSnapshot data() {
        if (actual == null) {
            throw failure("Expected a data snapshot but there is none");
        }
        return actual;
    }
}
