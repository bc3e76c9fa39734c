package dev.retort.assertions;

import dev.retort.assertions.data.DataDifference;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.DataTolerance;
import dev.retort.assertions.data.TableData;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a data snapshot; made by {@link RetortAssertions#assertThat(DataSnapshot)}. */
public final class DataAssert extends AbstractAssert<DataAssert, DataSnapshot> {

    DataAssert(DataSnapshot actual) {
        super(actual, DataAssert.class);
    }

    /** Checks that the same tables hold the same rows, but for what is tolerated. */
    public DataAssert hasSameRowsAs(DataSnapshot expected, DataTolerance... tolerances) {
        isNotNull();
        DataDifference difference = DataDifference.between(expected, actual, tolerances);
        if (!difference.isEmpty()) {
            failWithMessage("The data differs from what was expected.%n%s", difference.toText());
        }
        return this;
    }

    /** Checks how many rows a table has. */
    public DataAssert hasRowCount(String table, long expected) {
        isNotNull();
        TableData data = actual.find(table).orElse(null);
        if (data == null) {
            failWithMessage(
                    "Expected a table %s but there are only %s",
                    table, actual.tables().keySet());
        } else if (data.rows().size() != expected) {
            failWithMessage(
                    "Expected %d rows in table %s but it has %d",
                    expected, table, data.rows().size());
        }
        return this;
    }

    /** Checks that no table has a row. */
    public DataAssert isEmpty() {
        isNotNull();
        if (actual.rowCount() != 0) {
            failWithMessage("Expected no rows but there are %d", actual.rowCount());
        }
        return this;
    }
}
