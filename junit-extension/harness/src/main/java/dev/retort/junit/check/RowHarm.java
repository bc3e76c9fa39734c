package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One kind of harm to the rows of one table.
 *
 * @param kind what happened to them
 * @param pair the table before and after
 * @param column the column whose values changed; empty for whole rows
 * @param changes the differences, at least one
 */
record RowHarm(DataChange.Kind kind, TablePair pair, Optional<String> column, List<DataChange> changes) {

    private static final int SHOWN = 5;

    /** Groups differences of one table by kind and column. */
    static List<RowHarm> of(TablePair pair, List<DataChange> changes) {
        List<RowHarm> harms = new ArrayList<>();
        changes.stream()
                .collect(Collectors.groupingBy(
                        change -> List.of(change.kind(), change.column().orElse("")),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(group -> harms.add(
                        new RowHarm(group.get(0).kind(), pair, group.get(0).column(), group)));
        return harms;
    }

    /** A copy with only some of the differences; empty if there are none. */
    Optional<RowHarm> with(Predicate<DataChange> kept) {
        List<DataChange> some = changes.stream().filter(kept).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(new RowHarm(kind, pair, column, some));
    }

    /** What it is about, in the same words whoever finds it in a revision. */
    String about(String revision) {
        String which =
                switch (kind) {
                    case ROW_UNEXPECTED -> "more rows";
                    case ROW_MISSING -> "rows";
                    default -> "values";
                };
        return revision + " " + which + " of " + table()
                + column.map(name -> "." + pair.earlierName(name)).orElse("");
    }

    String table() {
        return pair.name();
    }

    /** The column, or the table for whole rows: what would have to be declared. */
    String what() {
        return column.map(
                        name -> (kind == DataChange.Kind.COLUMN_MISSING ? pair.name() : pair.laterName()) + "." + name)
                .orElse(pair.name());
    }

    /** Whether a declaration speaks of one of its differences. */
    boolean isDeclaredBy(Declaration declaration) {
        return changes.stream().anyMatch(change -> isDeclaredBy(declaration, change));
    }

    /** Whether a declaration speaks of one of its differences, by the names before or after. */
    boolean isDeclaredBy(Declaration declaration, DataChange change) {
        Optional<String> earlier = column.map(pair::earlierName);
        boolean named = declaration.covers(pair.name(), column)
                || declaration.covers(pair.laterName(), column)
                || declaration.covers(pair.name(), earlier);
        boolean fills =
                kind == DataChange.Kind.VALUE_CHANGED && change.expected().isEmpty();
        return named && (fills || !declaration.onlyWhereNull());
    }

    /** Whether its table is gone as a whole. */
    boolean isOfDroppedTable() {
        return pair.isGone();
    }

    /** By which statements about it are found. */
    Blame.Target target() {
        String path = pair.laterName();
        return Blame.Target.rows(path.substring(path.lastIndexOf('.') + 1), column);
    }

    /**
     * Whether the values that changed are the same at two other moments, by the keys of their rows.
     *
     * @param here the table at the first moment; nothing can be told if it isn't there
     * @param there the table at the second moment
     * @param renames what it is called then
     * @param name what the column is called then
     */
    boolean isLeftAlone(Optional<TableData> here, Optional<TableData> there, Renames renames, Optional<String> name) {
        if (kind != DataChange.Kind.VALUE_CHANGED || name.isEmpty() || here.isEmpty() || there.isEmpty()) {
            return false;
        }
        TablePair both = TablePair.of(here.get(), there.get(), renames).plainValues(List.of(name.get()));
        return there.get().keyColumns().equals(here.get().keyColumns())
                && there.get().columns().contains(name.get())
                && both.before().columns().contains(name.get())
                && both.changes().stream()
                        .filter(change ->
                                change.column().isEmpty() || change.column().equals(name))
                        .flatMap(change -> change.row().stream())
                        .noneMatch(rows()::contains);
    }

    private Set<String> rows() {
        return changes.stream().flatMap(change -> change.row().stream()).collect(Collectors.toSet());
    }

    int count() {
        return changes.size();
    }

    int outOf() {
        return pair.before().rows().size();
    }

    /** Such as {@code id=2: title 'long' became 'lo'}, one line for each row. */
    List<String> lines() {
        List<String> lines = changes.stream().limit(SHOWN).map(this::line).collect(Collectors.toList());
        if (changes.size() > SHOWN) {
            lines.add("and " + (changes.size() - SHOWN) + " more");
        }
        return lines;
    }

    private String line(DataChange change) {
        String row = key(change);
        if (change.kind() == DataChange.Kind.VALUE_CHANGED) {
            return row + ": " + change.column().orElse("") + " was " + shown(change.expected()) + ", is "
                    + shown(change.actual());
        }
        if (change.kind() == DataChange.Kind.COLUMN_MISSING) {
            return row + ": " + change.column().orElse("") + " was " + shown(change.expected());
        }
        TableData side = change.kind() == DataChange.Kind.ROW_MISSING ? pair.before() : pair.after();
        return row + content(side, change.row().orElse(""));
    }

    /** What names the row: of a row that neither side has under that name, all of it is a value. */
    private String key(DataChange change) {
        String row = change.row().orElse("");
        return Stream.of(pair.before(), pair.after())
                .flatMap(side -> side.rows().stream()
                        .filter(it -> described(side, it).equals(row))
                        .map(it -> described(side, it, Marked::value)))
                .findFirst()
                .orElseGet(() -> Marked.value(row));
    }

    private static String shown(Optional<String> value) {
        return value.map(text -> text.length() <= 100
                        ? Marked.value(text)
                        : Marked.value(text.substring(0, 99)) + "… (" + text.length() + " characters)")
                .orElse("NULL");
    }

    private static String content(TableData table, String key) {
        return table.rows().stream()
                .filter(row ->
                        !table.keyColumns().isEmpty() && described(table, row).equals(key))
                .findFirst()
                .map(row -> ": "
                        + table.columns().stream()
                                .filter(column -> !table.keyColumns().contains(column))
                                .map(column -> column + "=" + shown(table.value(row, column)))
                                .collect(Collectors.joining(", ")))
                .orElse("");
    }

    /** A row's key, as differences name it; the whole row if there is none. */
    static String described(TableData table, Row row) {
        return described(table, row, value -> value);
    }

    static String described(TableData table, Row row, UnaryOperator<String> shown) {
        boolean keyed = !table.keyColumns().isEmpty()
                && table.keyColumns().stream()
                        .allMatch(column -> table.value(row, column).isPresent());
        return (keyed ? table.keyColumns() : table.columns())
                .stream()
                        .map(column -> column + "="
                                + table.value(row, column).map(shown).orElse("NULL"))
                        .collect(Collectors.joining(", "));
    }
}
