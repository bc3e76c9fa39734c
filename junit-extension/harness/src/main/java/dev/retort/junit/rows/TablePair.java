package dev.retort.junit.rows;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.DataDifference;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.DataTolerance;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rows of a table at two moments, made comparable: the first with the second's names, and only the columns that both
 * have. Made by {@link #of}; every other method gives a copy.
 */
public final class TablePair {

    private final String name;
    private final List<String> names;
    private final TableData before;
    private final TableData after;
    private final boolean gone;

    private TablePair(String name, List<String> names, TableData before, TableData after) {
        this(name, names, before, after, false);
    }

    private TablePair(String name, List<String> names, TableData before, TableData after, boolean gone) {
        this.name = name;
        this.names = List.copyOf(names);
        this.before = before;
        this.after = after;
        this.gone = gone;
    }

    /** A pair of one table, whatever it is called later. */
    public static TablePair of(TableData before, TableData after, Renames renames) {
        List<String> columns = before.columns().stream()
                .map(column -> nameAfter(before, column, after, renames))
                .toList();
        List<String> key = before.keyColumns().stream()
                .map(column -> nameAfter(before, column, after, renames))
                .toList();
        return new TablePair(
                before.table(), before.columns(), new TableData(after.table(), columns, key, before.rows()), after);
    }

    private static String nameAfter(TableData before, String column, TableData after, Renames renames) {
        if (after.columns().contains(column)) {
            return column;
        }
        String renamed = renames.column(plain(before.table()), column);
        return after.columns().stream()
                .filter(renamed::equalsIgnoreCase)
                .findFirst()
                .orElse(column);
    }

    /**
     * Pairs the tables of two moments, under the same name or under the one that a rename gave; others are left out. A table
     * isn't the same as another that was there too and has its name now.
     */
    public static List<TablePair> all(DataSnapshot before, DataSnapshot after, Renames renames) {
        List<TablePair> pairs = new ArrayList<>();
        for (TableData table : before.tables().values()) {
            String name = plain(table.table());
            boolean taken = before.tables().values().stream()
                    .map(other -> plain(other.table()))
                    .anyMatch(other -> !other.equalsIgnoreCase(name)
                            && renames.table(other).equalsIgnoreCase(name));
            boolean renamed = !renames.table(name).equalsIgnoreCase(name);
            if (!taken || renamed) {
                Optional<TableData> same = taken
                        ? Optional.empty()
                        : Optional.ofNullable(after.tables().get(table.table()));
                same.or(() -> named(after, renames.table(name)))
                        .ifPresent(found -> pairs.add(of(table, found, renames)));
            }
        }
        return pairs;
    }

    private static Optional<TableData> named(DataSnapshot data, String name) {
        return data.tables().values().stream()
                .filter(candidate -> plain(candidate.table()).equalsIgnoreCase(name))
                .findFirst();
    }

    /** A table's name without the schema that is searched by default. */
    public static String plain(String table) {
        return table.startsWith("public.") ? table.substring("public.".length()) : table;
    }

    /** The table's name at the first moment, without the default schema. */
    public String name() {
        return plain(name);
    }

    /** The table's name at the second moment, without the default schema. */
    public String laterName() {
        return plain(after.table());
    }

    /** The rows at the first moment, with the second's names. */
    public TableData before() {
        return before;
    }

    /** The rows at the second moment. */
    public TableData after() {
        return after;
    }

    /** What a column of the first moment, which has the second's name here, was called then. */
    public String earlierName(String column) {
        int place = before.columns().indexOf(column);
        return place < 0 ? column : names.get(place);
    }

    /** Whether the table isn't there at the second moment. */
    public boolean isGone() {
        return gone;
    }

    /** A pair of a table that is gone, with nothing at the second moment. */
    public static TablePair gone(TableData before) {
        TableData nothing = new TableData(before.table(), before.columns(), before.keyColumns(), List.of());
        return new TablePair(before.table(), before.columns(), before, nothing, true);
    }

    /**
     * A copy in which each value at the second moment that says the same as its counterpart is written as that, so that only
     * those differ that say something else.
     *
     * @param meaning whether two exact texts of a column say the same, by the column's name at the second moment
     */
    public TablePair meant(Function<String, BiPredicate<String, String>> meaning) {
        return new TablePair(name, names, before, new Translation(before, after, meaning).translated());
    }

    /** A copy without columns of which the names match. */
    public TablePair without(Predicate<String> columns) {
        List<String> kept = before.columns().stream()
                .filter(columns.negate())
                .map(this::earlierName)
                .toList();
        return new TablePair(name, kept, without(before, columns), without(after, columns));
    }

    private static TableData without(TableData table, Predicate<String> left) {
        List<String> columns = table.columns().stream().filter(left.negate()).toList();
        boolean keyed = columns.containsAll(table.keyColumns());
        return new TableData(
                table.table(), columns, keyed ? table.keyColumns() : List.of(), rows(table, columns, false, Set.of()));
    }

    /** A copy in which these columns' values are compared without their type. */
    public TablePair plainValues(Collection<String> columns) {
        return new TablePair(name, names, plainValues(before, columns), plainValues(after, columns));
    }

    private static TableData plainValues(TableData table, Collection<String> columns) {
        List<Row> rows = rows(table, table.columns(), true, new HashSet<>(columns));
        return new TableData(table.table(), table.columns(), table.keyColumns(), rows);
    }

    private static List<Row> rows(TableData table, List<String> columns, boolean plain, Set<String> which) {
        return table.rows().stream()
                .map(row -> new Row(columns.stream()
                        .map(column -> plain && which.contains(column)
                                ? PlainValue.of(table.value(row, column))
                                : table.value(row, column))
                        .toList()))
                .toList();
    }

    /** A copy without the rows, at both moments, whose key is among these; all of them if there is no key. */
    public TablePair withoutRows(Set<Row> keys) {
        return new TablePair(name, names, withoutRows(before, keys), withoutRows(after, keys));
    }

    private static TableData withoutRows(TableData table, Set<Row> keys) {
        List<Row> kept = table.rows().stream()
                .filter(row -> !keys.contains(keyOf(table, row)))
                .toList();
        return new TableData(table.table(), table.columns(), table.keyColumns(), kept);
    }

    /** The key of a row, or the whole row if the table has no key. */
    public static Row keyOf(TableData table, Row row) {
        return table.keyColumns().isEmpty()
                ? row
                : new Row(table.keyColumns().stream()
                        .map(column -> table.value(row, column))
                        .toList());
    }

    /** The keys of rows that only the second moment has. */
    public Set<Row> newKeys() {
        Set<Row> keys = new HashSet<>();
        after.rows().forEach(row -> keys.add(keyOf(after, row)));
        before.rows().forEach(row -> keys.remove(keyOf(before, row)));
        return keys;
    }

    /** What differs in the columns that both moments have; of rows that got another key, that their key changed. */
    public List<DataChange> changes() {
        List<DataChange> changes = DataDifference.between(
                        new DataSnapshot(List.of(before)),
                        new DataSnapshot(List.of(after)),
                        DataTolerance.ONLY_COMMON_COLUMNS)
                .changes();
        return new ChangedRows(before, after).in(changes);
    }

    /**
     * A value without the dress of its type, so that it can be compared when a column's type has changed: {@code '1'} and
     * {@code 1.00} are both {@code 1}, and {@code true} is {@code 1}.
     */
    private static final class PlainValue {

        private PlainValue() {}

        static Optional<String> of(Optional<String> exact) {
            return exact.map(PlainValue::plain);
        }

        private static String plain(String exact) {
            boolean quoted = exact.length() >= 2 && exact.startsWith("'") && exact.endsWith("'");
            String text = quoted ? exact.substring(1, exact.length() - 1).replace("''", "'") : exact;
            return switch (text) {
                case "t", "true" -> "1";
                case "f", "false" -> "0";
                default -> number(text);
            };
        }

        private static String number(String text) {
            try {
                return text.isEmpty() || text.length() > 100
                        ? text
                        : new BigDecimal(text).stripTrailingZeros().toPlainString();
            } catch (NumberFormatException e) {
                return text;
            }
        }
    }
}
