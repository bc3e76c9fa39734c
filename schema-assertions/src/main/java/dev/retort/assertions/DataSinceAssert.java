package dev.retort.assertions;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.DataDifference;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.TableData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what happened to data since an earlier snapshot; made by {@link DataAssert#since(DataSnapshot)}. */
public final class DataSinceAssert extends AbstractAssert<DataSinceAssert, DataSnapshot> {

    private final DataSnapshot before;
    private Optional<String> table = Optional.empty();

    DataSinceAssert(DataSnapshot actual, DataSnapshot before) {
        super(actual, DataSinceAssert.class);
        this.before = before;
    }

    /** Looks only at one table from here on, which both snapshots must have. */
    public DataSinceAssert in(String name) {
        for (DataSnapshot side : List.of(before, actual)) {
            if (side.find(name).isEmpty()) {
                throw failure(
                        "Expected a table %s but there are only %s",
                        name, side.tables().keySet());
            }
        }
        table = actual.find(name).map(TableData::table);
        return this;
    }

    /** Checks that every row, column and value that was there still is; more may have come. */
    public DataSinceAssert lostNothing() {
        return require("Data was lost.", change -> switch (change.kind()) {
            case TABLE_UNEXPECTED, COLUMN_UNEXPECTED, ROW_UNEXPECTED -> true;
            default -> false;
        });
    }

    /** Checks that the same rows are there and no value but those of these columns changed; they may be new ones. */
    public DataSinceAssert changedOnly(String... columns) {
        List<String> allowed = List.of(columns);
        return require("More changed than " + String.join(", ", allowed) + ".", change -> switch (change.kind()) {
            case VALUE_CHANGED, COLUMN_UNEXPECTED ->
                change.column().filter(allowed::contains).isPresent();
            default -> false;
        });
    }

    /** Checks that nothing changed. */
    public DataSinceAssert changedNothing() {
        return require("The data changed.", change -> false);
    }

    private interface Allowed {
        boolean test(DataChange change);
    }

    private DataSinceAssert require(String what, Allowed allowed) {
        DataDifference left = DataDifference.between(side(before), side(actual), allowed::test);
        if (!left.isEmpty()) {
            throw failure("%s%n%s", what, left.toText());
        }
        return this;
    }

    private DataSnapshot side(DataSnapshot whole) {
        List<TableData> some = new ArrayList<>(whole.tables().values());
        table.ifPresent(name -> some.removeIf(data -> !data.table().equals(name)));
        return new DataSnapshot(some);
    }
}
