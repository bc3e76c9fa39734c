package dev.retort.assertions.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Compares the rows of one table, by key or as a multiset. */
final class TableComparison {

    private final TableData before;
    private final TableData after;
    private final Set<DataTolerance> tolerances;
    private final DataDifference.ChangeList changes;
    private final List<String> common;
    private final Shape commonBefore;
    private final Shape commonAfter;
    private final UnmatchedRows rows;

    TableComparison(
            TableData before, TableData after, Set<DataTolerance> tolerances, DataDifference.ChangeList changes) {
        this.before = before;
        this.after = after;
        this.tolerances = tolerances;
        this.changes = changes;
        this.common =
                before.columns().stream().filter(after.columns()::contains).toList();
        this.commonBefore = new Shape(before, common);
        this.commonAfter = new Shape(after, common);
        this.rows = UnmatchedRows.of(before, after);
    }

    void compare() {
        if (!tolerances.contains(DataTolerance.ONLY_COMMON_COLUMNS)) {
            onlyIn(before, DataChange.Kind.COLUMN_MISSING);
            onlyIn(after, DataChange.Kind.COLUMN_UNEXPECTED);
        }
        if (!rows.before().isEmpty() || !rows.after().isEmpty()) {
            compareBy(key());
        }
    }

    private void onlyIn(TableData side, DataChange.Kind kind) {
        side.columns().stream()
                .filter(column -> !common.contains(column))
                .forEach(column -> changes.add(DataChange.ofColumn(kind, side.table(), column)));
    }

    /** The first key that both sides have and that identifies the rows of both; else none. */
    private List<String> key() {
        return Stream.of(before.keyColumns(), after.keyColumns())
                .filter(key -> !key.isEmpty() && common.containsAll(key))
                .filter(key -> identifies(key, before, rows.before()) && identifies(key, after, rows.after()))
                .findFirst()
                .orElse(List.of());
    }

    /** The database itself sees to it that its keys do. */
    private boolean identifies(List<String> key, TableData table, List<Row> some) {
        return (table.keyColumns().equals(key) && some instanceof PackedRows)
                || !new RowIndex(some, identity(table, key)).repeats();
    }

    /** The key's values; the whole row if there is no key or NULL in it, which many rows can have. */
    private UnaryOperator<Row> identity(TableData table, List<String> key) {
        Shape keyed = new Shape(table, key);
        Shape whole = new Shape(table, common);
        return row -> {
            Row values = keyed.of(row);
            return key.isEmpty() || values.hasNull() ? comparable(whole.of(row)) : values;
        };
    }

    private Row comparable(Row row) {
        return tolerances.contains(DataTolerance.JSON_FORMAT)
                ? new Row(row.values().stream().map(JsonText::canonical).toList())
                : row;
    }

    private void compareBy(List<String> key) {
        UnaryOperator<Row> earlier = identity(before, key);
        UnaryOperator<Row> later = identity(after, key);
        RowIndex index = new RowIndex(rows.after(), later);
        for (Row row : rows.before()) {
            int other = index.take(earlier.apply(row));
            if (other < 0) {
                changes.add(DataChange.ofRow(
                        DataChange.Kind.ROW_MISSING, before.table(), shown(before, key, commonBefore, row)));
            } else if (!key.isEmpty()) {
                compareValues(key, row, rows.after().get(other));
            }
        }
        if (!tolerances.contains(DataTolerance.NEW_ROWS)) {
            for (Row row : rows.after()) {
                for (int left = index.takeAll(later.apply(row)); left > 0; left--) {
                    changes.add(DataChange.ofRow(
                            DataChange.Kind.ROW_UNEXPECTED, before.table(), shown(after, key, commonAfter, row)));
                }
            }
        }
    }

    private void compareValues(List<String> key, Row row, Row other) {
        for (int i = 0; i < common.size(); i++) {
            Optional<String> left = commonBefore.value(row, i);
            Optional<String> right = commonAfter.value(other, i);
            if (!same(left, right)) {
                changes.add(new DataChange(
                        DataChange.Kind.VALUE_CHANGED,
                        before.table(),
                        Optional.of(shown(before, key, commonBefore, row)),
                        Optional.of(common.get(i)),
                        left,
                        right));
            }
        }
    }

    private boolean same(Optional<String> left, Optional<String> right) {
        return left.equals(right)
                || (tolerances.contains(DataTolerance.JSON_FORMAT)
                        && JsonText.canonical(left).equals(JsonText.canonical(right)));
    }

    private static String shown(TableData table, List<String> key, Shape whole, Row row) {
        Shape keyed = new Shape(table, key);
        return key.isEmpty() || keyed.of(row).hasNull() ? whole.shown(row) : keyed.shown(row);
    }

    /** Some columns of a table, to look at its rows by them. */
    static final class Shape {

        private final List<String> columns;
        private final int[] places;

        Shape(TableData table, List<String> columns) {
            this.columns = columns;
            this.places = columns.stream().mapToInt(table.columns()::indexOf).toArray();
        }

        Optional<String> value(Row row, int column) {
            return row.values().get(places[column]);
        }

        Row of(Row row) {
            List<Optional<String>> values = new ArrayList<>(places.length);
            for (int place : places) {
                values.add(row.values().get(place));
            }
            return new Row(values);
        }

        /** Such as {@code id=1, part=2}. */
        String shown(Row row) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < places.length; i++) {
                parts.add(columns.get(i) + "=" + value(row, i).orElse("NULL"));
            }
            return String.join(", ", parts);
        }
    }

    /** What is left of a table's rows before and after, without the blocks that both have: those need not be unpacked. */
    record UnmatchedRows(List<Row> before, List<Row> after) {

        static UnmatchedRows of(TableData before, TableData after) {
            return before.columns().equals(after.columns())
                            && before.rows() instanceof PackedRows earlier
                            && after.rows() instanceof PackedRows later
                    ? between(earlier, later)
                    : new UnmatchedRows(before.rows(), after.rows());
        }

        private static UnmatchedRows between(PackedRows before, PackedRows after) {
            Map<Long, Deque<RowBlock>> open = new HashMap<>();
            after.blocks().forEach(block -> open.computeIfAbsent(block.checksum(), any -> new ArrayDeque<>())
                    .add(block));
            List<RowBlock> missing = new ArrayList<>();
            for (RowBlock block : before.blocks()) {
                Deque<RowBlock> same = open.getOrDefault(block.checksum(), new ArrayDeque<>());
                if (!same.isEmpty() && same.getFirst().isSameAs(block)) {
                    same.removeFirst();
                } else {
                    missing.add(block);
                }
            }
            List<RowBlock> unexpected = after.blocks().stream()
                    .filter(block -> open.getOrDefault(block.checksum(), new ArrayDeque<>())
                            .contains(block))
                    .toList();
            return new UnmatchedRows(before.of(missing), after.of(unexpected));
        }
    }

    /** Finds rows by what identifies them in little memory: hashes and numbers of rows, no rows. */
    private static final class RowIndex {

        private static final int NONE = -1;

        private final List<Row> rows;
        private final UnaryOperator<Row> identity;
        private final int[] first;
        private final int[] hashes;
        private final int[] counts;
        private final int mask;
        private boolean repeats;

        RowIndex(List<Row> rows, UnaryOperator<Row> identity) {
            this.rows = rows;
            this.identity = identity;
            int size = Math.max(16, Integer.highestOneBit(Math.max(1, rows.size())) * 4);
            this.first = new int[size];
            this.hashes = new int[size];
            this.counts = new int[size];
            this.mask = size - 1;
            Arrays.fill(first, NONE);
            for (int row = 0; row < rows.size(); row++) {
                add(row);
            }
        }

        private void add(int row) {
            Row key = identity.apply(rows.get(row));
            int slot = slot(key);
            if (first[slot] == NONE) {
                first[slot] = row;
                hashes[slot] = key.hashCode();
            } else {
                repeats |= !key.hasNull();
            }
            counts[slot]++;
        }

        /** Whether rows without NULL in what identifies them have it in common. */
        boolean repeats() {
            return repeats;
        }

        /** The slot of equal rows, or an empty one. */
        private int slot(Row key) {
            int hash = key.hashCode();
            int slot = (hash ^ (hash >>> 15)) & mask;
            while (first[slot] != NONE
                    && !(hashes[slot] == hash
                            && identity.apply(rows.get(first[slot])).equals(key))) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        /** Takes one of the equal rows away and gives its number; -1 if none is left. */
        int take(Row key) {
            int slot = slot(key);
            if (first[slot] == NONE || counts[slot] == 0) {
                return NONE;
            }
            counts[slot]--;
            return first[slot];
        }

        /** Takes away all that are left of the equal rows and tells how many they were. */
        int takeAll(Row key) {
            int slot = slot(key);
            int left = first[slot] == NONE ? 0 : counts[slot];
            counts[slot] = 0;
            return left;
        }
    }

    /** JSON objects and arrays in one way of writing for each value; every other text stays as it is. */
    private static final class JsonText {

        private JsonText() {}

        /** Texts of the same JSON value give the same text. */
        static Optional<String> canonical(Optional<String> value) {
            return value.map(JsonText::canonical);
        }

        private static String canonical(String value) {
            String text = plain(value);
            if (!text.startsWith("{") && !text.startsWith("[")) {
                return value;
            }
            try (JsonParser parser = JSON.std.getStreamingFactory().createParser(text)) {
                parser.nextToken();
                String canonical = read(parser);
                return parser.nextToken() == null ? "json " + canonical : value;
            } catch (IOException | ArithmeticException | NumberFormatException e) {
                return value;
            }
        }

        /** Without SQLite's quotes. */
        private static String plain(String text) {
            boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
            return (quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text).strip();
        }

        private static String read(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(parser);
                case START_ARRAY -> array(parser);
                case VALUE_STRING -> string(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
                default -> parser.getText();
            };
        }

        private static String object(JsonParser parser) throws IOException {
            Map<String, String> members = new TreeMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = string(parser.getText());
                parser.nextToken();
                members.put(key, read(parser));
            }
            return members.toString();
        }

        private static String array(JsonParser parser) throws IOException {
            List<String> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(read(parser));
            }
            return elements.toString();
        }

        /** Its length makes it unambiguous. */
        private static String string(String text) {
            return text.length() + ":" + text;
        }

        private static String number(String digits) {
            BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
            return number.unscaledValue() + "e" + -(long) number.scale();
        }
    }
}
