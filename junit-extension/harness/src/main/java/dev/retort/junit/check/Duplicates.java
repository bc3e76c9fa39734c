package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.junit.rows.TablePair;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * New rows that say the same as one that was there, when there are more rows than before.
 *
 * @param pair the table at both moments
 */
record Duplicates(TablePair pair) {

    /** Those of the differences that are such rows. */
    List<DataChange> among(List<DataChange> changes) {
        if (pair.after().rows().size() <= pair.before().rows().size()) {
            return List.of();
        }
        List<String> compared = pair.before().columns().stream()
                .filter(pair.after().columns()::contains)
                .filter(column -> !pair.after().keyColumns().contains(column))
                .toList();
        Set<List<Optional<String>>> known = new HashSet<>();
        pair.before().rows().forEach(row -> known.add(content(pair.before(), row, compared)));
        Set<Row> fresh = pair.newKeys();
        boolean keyed = !pair.after().keyColumns().isEmpty();
        boolean repeats = !compared.isEmpty()
                && pair.after().rows().stream()
                        .filter(row -> !keyed || fresh.contains(TablePair.keyOf(pair.after(), row)))
                        .map(row -> content(pair.after(), row, compared))
                        .filter(content -> content.stream().anyMatch(Optional::isPresent))
                        .anyMatch(known::contains);
        return repeats
                ? changes.stream()
                        .filter(change -> change.kind() == DataChange.Kind.ROW_UNEXPECTED)
                        .toList()
                : List.of();
    }

    private static List<Optional<String>> content(TableData table, Row row, List<String> columns) {
        return columns.stream().map(column -> table.value(row, column)).toList();
    }
}
