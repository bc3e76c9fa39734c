package dev.retort.junit.check;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.junit.rows.Fillings;
import dev.retort.junit.rows.TablePair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where values are found that are gone from their place: in what an upgrade has written, another column, another table, a part
 * of a longer text. Values that many columns might have by chance, such as small numbers, are found only where a column has
 * the old one's name or a statement fills it from there.
 */
final class Whereabouts {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern TELLING = Pattern.compile(".*\\p{L}.*\\p{L}.*|.*\\d{4}.*", Pattern.DOTALL);

    private final Map<String, TablePair> pairs = new TreeMap<>();
    private final DataSnapshot after;
    private final Fillings fillings;
    private final Meanings meanings;

    /**
     * The whereabouts after a step.
     *
     * @param pairs the tables that are there at both moments
     * @param after all rows at the second moment
     * @param fillings what the step's statements fill
     */
    Whereabouts(List<TablePair> pairs, DataSnapshot after, Fillings fillings, Meanings meanings) {
        pairs.forEach(pair -> this.pairs.put(pair.laterName(), pair));
        this.after = after;
        this.fillings = fillings;
        this.meanings = meanings;
    }

    /** A value of a row, each with the row's key as it was. */
    record Gone(Optional<Row> key, String value) {}

    /**
     * The column, or the table, in which all these values are found; empty if there is none.
     *
     * @param table the plain name of the table that had them
     * @param column the column that had them
     * @param beside the table as it is after the step, if it is there
     */
    Optional<String> of(List<Gone> values, String table, String column, Optional<TablePair> beside) {
        Optional<String> inRow = beside.flatMap(pair -> inTheirRows(values, table, column, pair));
        return inRow.or(() -> after.tables().values().stream()
                .flatMap(place -> inTable(values, table, column, place).stream())
                .findFirst());
    }

    private Optional<String> inTheirRows(List<Gone> values, String table, String column, TablePair pair) {
        TableData now = pair.after();
        Map<Row, Row> byKey = now.keyColumns().isEmpty()
                        || !now.keyColumns().equals(pair.before().keyColumns())
                ? Map.of()
                : now.rows().stream()
                        .collect(Collectors.toMap(row -> TablePair.keyOf(now, row), row -> row, (a, b) -> a));
        boolean all = !byKey.isEmpty()
                && values.stream()
                        .allMatch(gone -> gone.key().filter(byKey::containsKey).isPresent());
        if (!all) {
            return Optional.empty();
        }
        List<String> written = now.columns().stream()
                .filter(name -> !name.equals(column) && isWritten(pair, name))
                .toList();
        Optional<String> same = written.stream()
                .filter(name -> {
                    BiPredicate<String, String> meaning = meanings.of(table, column, pair.laterName(), name);
                    return values.stream().allMatch(gone -> now.value(row(byKey, gone), name)
                            .filter(value -> meaning.test(gone.value(), value))
                            .isPresent());
                })
                .findFirst();
        boolean parts = values.stream().allMatch(gone -> {
            Set<String> words = new HashSet<>();
            written.forEach(name -> now.value(row(byKey, gone), name).ifPresent(value -> words.addAll(words(value))));
            return isIn(gone.value(), words);
        });
        return same.map(name -> pair.laterName() + "." + name)
                .or(() -> parts && isTelling(values) ? Optional.of(pair.laterName()) : Optional.empty());
    }

    private static Row row(Map<Row, Row> byKey, Gone gone) {
        return Objects.requireNonNull(byKey.get(gone.key().orElseThrow()), "row");
    }

    /** Whether the step made a column, or changed values in it. */
    private static boolean isWritten(TablePair pair, String column) {
        return !pair.before().columns().contains(column)
                || pair.changes().stream().anyMatch(change -> change.column().equals(Optional.of(column)));
    }

    private Optional<String> inTable(List<Gone> values, String table, String column, TableData place) {
        String name = TablePair.plain(place.table());
        List<Row> fresh = fresh(place);
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> same = place.columns().stream()
                .filter(it -> isTelling(values) || isOf(name, it, column))
                .filter(it -> isNew(name, it) || !fresh.equals(place.rows()))
                .filter(it -> areIn(values, fresh, place, it, meanings.of(table, column, name, it)))
                .findFirst();
        if (same.isPresent()) {
            return same.map(it -> name + "." + it);
        }
        Set<String> words = new HashSet<>();
        boolean writes = !pairs.containsKey(name) || !fresh.equals(place.rows());
        if (writes && isTelling(values)) {
            fresh.forEach(row -> row.values().forEach(value -> value.ifPresent(it -> words.addAll(words(it)))));
        }
        return !words.isEmpty() && values.stream().allMatch(gone -> isIn(gone.value(), words))
                ? Optional.of(name)
                : Optional.empty();
    }

    private boolean isOf(String table, String column, String from) {
        return column.equalsIgnoreCase(from) || fillings.fills(table, column, from);
    }

    private boolean isNew(String table, String column) {
        TablePair pair = pairs.get(table);
        return pair == null || !pair.before().columns().contains(column);
    }

    /** The rows that the step made; all of a table that it made or gave a column. */
    private List<Row> fresh(TableData place) {
        TablePair pair = pairs.get(TablePair.plain(place.table()));
        if (pair == null || !pair.before().columns().containsAll(pair.after().columns())) {
            return place.rows();
        }
        Set<Row> keys = pair.newKeys();
        return place.rows().stream()
                .filter(row -> keys.contains(TablePair.keyOf(place, row)))
                .toList();
    }

    private static boolean areIn(
            List<Gone> values, List<Row> rows, TableData place, String column, BiPredicate<String, String> meaning) {
        List<String> there = rows.stream()
                .flatMap(row -> place.value(row, column).stream())
                .distinct()
                .toList();
        Set<String> exact = new HashSet<>(there);
        return values.stream()
                .map(Gone::value)
                .distinct()
                .allMatch(
                        value -> exact.contains(value) || there.stream().anyMatch(found -> meaning.test(value, found)));
    }

    /**
     * Whether whole rows of a table are found in rows of another one that the step wrote: each of their values, in one row.
     */
    Optional<String> ofRows(List<Row> rows, TableData from) {
        for (TableData place : after.tables().values()) {
            List<Set<String>> written = new ArrayList<>();
            fresh(place).forEach(row -> {
                Set<String> words = new HashSet<>();
                row.values().forEach(value -> value.ifPresent(it -> words.addAll(words(it))));
                written.add(words);
            });
            boolean isOther = !TablePair.plain(place.table()).equals(TablePair.plain(from.table()));
            boolean all = isOther
                    && rows.stream().allMatch(row -> written.stream().anyMatch(words -> row.values().stream()
                            .flatMap(Optional::stream)
                            .allMatch(value -> isIn(value, words))));
            if (all && !written.isEmpty()) {
                return Optional.of(TablePair.plain(place.table()));
            }
        }
        return Optional.empty();
    }

    private static boolean isTelling(List<Gone> values) {
        return values.stream()
                .allMatch(gone -> TELLING.matcher(gone.value()).matches()
                        && !Set.of("true", "false").contains(gone.value().toLowerCase(Locale.ROOT)));
    }

    private static boolean isIn(String value, Set<String> words) {
        Set<String> own = words(value);
        return !own.isEmpty() && words.containsAll(own);
    }

    private static Set<String> words(String value) {
        return WORD.matcher(value).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
