package dev.retort.assertions;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.DataDifference;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.TableData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.WritableAssertionInfo;
import org.jspecify.annotations.Nullable;

/** Assertions about what happened to data since an earlier snapshot; made by {@link DataAssert#since(DataSnapshot)}. */
public final class DataSinceAssert extends AbstractAssert<DataSinceAssert, DataSnapshot> {

    private final @Nullable DataSnapshot before;
    private final Consumer<AssertionError> failed;
    private Optional<String> table = Optional.empty();
    private boolean unknown;

    DataSinceAssert(
            @Nullable DataSnapshot actual,
            @Nullable DataSnapshot before,
            Consumer<AssertionError> failed,
            WritableAssertionInfo said) {
        super(actual, DataSinceAssert.class);
        this.before = before;
        this.failed = failed;
        info.description(said.description());
        info.overridingErrorMessage(said.overridingErrorMessage());
    }

    /** Looks only at one table from here on, which both snapshots must have. */
    public DataSinceAssert in(String name) {
        unknown = false;
        for (DataSnapshot side : bothSides()) {
            if (!unknown && side.find(name).isEmpty()) {
                unknown = true;
                failed.accept(failure(
                        "Expected a table %s but there is %s",
                        name, Wording.listed(side.tables().keySet(), name)));
            }
        }
        table = Optional.ofNullable(actual).flatMap(data -> data.find(name)).map(TableData::table);
        return this;
    }

    /** Empty if one is missing, which is a failure. */
    private List<DataSnapshot> bothSides() {
        if (actual != null && before != null) {
            return List.of(before, actual);
        }
        unknown = true;
        failed.accept(failure(
                actual == null
                        ? "Expected a data snapshot but there is none"
                        : "Expected what changed since an earlier data snapshot but that snapshot is null"));
        return List.of();
    }

    /** Checks that every row, column and value that was there still is; more may have come. */
    public DataSinceAssert lostNothing() {
        return require("Data was lost.", change -> switch (change.kind()) {
            case TABLE_UNEXPECTED, COLUMN_UNEXPECTED, ROW_UNEXPECTED -> true;
            default -> false;
        });
    }

    /**
     * Checks that the same rows are there and no value but those of these columns changed; they may be new ones. A
     * column that was never there is a failure too.
     */
    public DataSinceAssert changedOnly(String... columns) {
        List<String> allowed = List.of(columns);
        allowed.forEach(this::requireColumn);
        String what = allowed.isEmpty() ? "The data changed." : "More changed than " + String.join(", ", allowed) + ".";
        return require(what, change -> switch (change.kind()) {
            case VALUE_CHANGED, COLUMN_UNEXPECTED ->
                change.column().filter(allowed::contains).isPresent();
            default -> false;
        });
    }

    private void requireColumn(String column) {
        List<DataSnapshot> sides = unknown ? List.of() : bothSides();
        Set<String> known = sides.stream()
                .flatMap(side -> part(side).tables().values().stream())
                .flatMap(data -> data.columns().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!sides.isEmpty() && !known.contains(column)) {
            failed.accept(failure("Expected a column %s but there is %s", column, Wording.listed(known, column)));
        }
    }

    /** Checks that nothing changed. */
    public DataSinceAssert changedNothing() {
        return require("The data changed.", change -> false);
    }

    private interface Allowed {
        boolean test(DataChange change);
    }

    private DataSinceAssert require(String what, Allowed allowed) {
        List<DataSnapshot> sides = unknown ? List.of() : bothSides();
        if (!sides.isEmpty()) {
            DataDifference left = DataDifference.between(part(sides.get(0)), part(sides.get(1)), allowed::test);
            if (!left.isEmpty()) {
                failed.accept(failure("%s%n%s", what, left.toText()));
            }
        }
        return this;
    }

    private DataSnapshot part(DataSnapshot whole) {
        List<TableData> some = new ArrayList<>(whole.tables().values());
        table.ifPresent(name -> some.removeIf(data -> !data.table().equals(name)));
        return new DataSnapshot(some);
    }
}
