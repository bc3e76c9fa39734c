package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.check.Whereabouts.Gone;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.rows.Fillings;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import dev.retort.run.StatementRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an upgrade does to the rows that were there, judged by itself: each value is found again, if not in its place then in
 * another one, or it was kept where the downgrade restores it from. What is left is harm, declared or not.
 */
final class UpgradeHarms {

    private final RevisionEvidence.Upgraded evidence;
    private final Scene scene;
    private final Consumer<RowHarm> happened;
    private final Meanings meanings;
    private final List<TablePair> pairs;
    private final Fillings fillings;
    private final Whereabouts whereabouts;
    private final Optional<State> lowered;
    private final boolean downgradeFails;
    private final List<RowHarm> harms = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * The harms of a revision's upgrade.
     *
     * @param happened is told of each change and loss, harm or not
     */
    UpgradeHarms(RevisionEvidence.Upgraded evidence, Scene scene, Consumer<RowHarm> happened) {
        this.evidence = evidence;
        this.scene = scene;
        this.happened = happened;
        this.meanings = new Meanings(evidence.before(), evidence.after(), scene.kind(), evidence.up());
        List<String> statements =
                evidence.up().statements().stream().map(StatementRun::sql).toList();
        Renames renames = Renames.of(statements, scene.kind());
        this.pairs = TablePair.all(evidence.before().data(), evidence.after().data(), renames).stream()
                .map(meanings::of)
                .toList();
        this.fillings = Fillings.of(statements, scene.kind());
        this.whereabouts = new Whereabouts(pairs, evidence.after().data(), fillings, meanings);
        this.lowered = evidence.roundTrip().flatMap(RoundTrip::lowered);
        this.downgradeFails = evidence.roundTrip().isPresent() && lowered.isEmpty();
        pairs.forEach(this::compare);
        Set<String> kept = pairs.stream().map(TablePair::name).collect(Collectors.toSet());
        evidence.before().data().tables().values().stream()
                .filter(table -> !table.rows().isEmpty())
                .filter(table -> !kept.contains(TablePair.plain(table.table())))
                .forEach(this::dropped);
    }

    /** What isn't declared. */
    List<RowHarm> harms() {
        return harms;
    }

    /** What a reader should know all the same. */
    List<String> notes() {
        return notes;
    }

    private void compare(TablePair pair) {
        List<DataChange> changes = pair.changes();
        List<DataChange> gone = changes.stream()
                .filter(change -> change.kind() != DataChange.Kind.ROW_UNEXPECTED)
                .toList();
        boolean restored = !gone.isEmpty() && isRestored(pair);
        for (RowHarm harm : RowHarm.of(pair, gone)) {
            happened.accept(harm);
            if (!restored && !isComputed(harm)) {
                undeclared(harm).flatMap(this::unkept).ifPresent(harms::add);
            }
        }
        if (restored) {
            notes.add("changes " + pair.name() + "; its downgrade restores every row");
        }
        List<DataChange> duplicates =
                Blame.writes(evidence.up(), pair.laterName(), scene) ? new Duplicates(pair).among(changes) : List.of();
        if (!duplicates.isEmpty()) {
            harms.addAll(RowHarm.of(pair, duplicates));
        }
        pair.before().columns().stream()
                .filter(column -> !pair.after().columns().contains(column))
                .forEach(column -> dropped(pair, column, Optional.of(pair)));
    }

    /** Values that follow from others change with them. */
    private boolean isComputed(RowHarm harm) {
        return harm.column().isPresent()
                && column(evidence.after().schema(), harm.pair().laterName(), harm.column())
                        .flatMap(column -> column.attribute("generated"))
                        .isPresent();
    }

    private static Optional<SchemaObject> column(SchemaSnapshot schema, String table, Optional<String> column) {
        return schema.find(ObjectKind.TABLE, table)
                .flatMap(it -> column.flatMap(name -> it.child(ObjectKind.COLUMN, name)));
    }

    private Optional<RowHarm> undeclared(RowHarm harm) {
        return harm.with(change -> scene.declaredAt(evidence.script().revision().id()).stream()
                .noneMatch(declaration -> harm.isDeclaredBy(declaration, change)));
    }

    /** What of it is neither restored by the downgrade nor found in another place, nor asked for by the schema. */
    private Optional<RowHarm> unkept(RowHarm harm) {
        return harm.kind() == DataChange.Kind.VALUE_CHANGED
                ? harm.with(change -> !isFilled(harm, change))
                        .filter(rest -> !isReversible(rest))
                        .flatMap(rest -> unrestored(rest, Mapping.ofColumn(rest)))
                        .filter(rest -> !isKept(rest))
                : Optional.of(harm).filter(rest -> !isKeptInRows(rest));
    }

    /** A column that becomes NOT NULL can't keep its NULLs. */
    private boolean isFilled(RowHarm harm, DataChange change) {
        boolean fills = change.expected().isEmpty()
                && new Filled(evidence)
                        .explains(
                                harm.pair().name(),
                                harm.column().map(harm.pair()::earlierName),
                                harm.pair().laterName(),
                                harm.column());
        if (fills) {
            notes.add("fills " + harm.what() + " where it was NULL, since it becomes NOT NULL");
        }
        return fills;
    }

    /** Each value has become another one, as by a list: a downgrade that doesn't get that far may well restore them. */
    private boolean isReversible(RowHarm harm) {
        boolean may = downgradeFails && new Mapping(harm.changes()).isOneToOne();
        if (may) {
            notes.add("changes " + harm.what() + "; whether the downgrade restores it isn't seen, since that fails");
        }
        return may;
    }

    /**
     * Where a downgrade restores some of the values, the others are its own fault, unless the upgrade made one value of
     * several.
     */
    private Optional<RowHarm> unrestored(RowHarm harm, Mapping mapping) {
        Set<String> broken = stillChanged(harm);
        boolean tried = lowered.isPresent()
                && harm.changes().stream()
                        .anyMatch(change -> !broken.contains(change.row().orElse("")));
        if (!tried) {
            return Optional.of(harm);
        }
        return harm.with(change -> broken.contains(change.row().orElse("")) && mapping.isAmbiguous(change));
    }

    private Set<String> stillChanged(RowHarm harm) {
        String earlier = harm.column().map(harm.pair()::earlierName).orElse("");
        Optional<TableData> was = evidence.before().data().find(harm.table());
        Optional<TableData> is = lowered.flatMap(state -> state.data().find(harm.table()));
        if (was.isEmpty() || is.isEmpty() || !is.get().columns().contains(earlier)) {
            return harm.changes().stream()
                    .flatMap(change -> change.row().stream())
                    .collect(Collectors.toSet());
        }
        return TablePair.of(was.get(), is.get(), new Renames()).changes().stream()
                .filter(change -> change.column().isEmpty() || change.column().equals(Optional.of(earlier)))
                .flatMap(change -> change.row().stream())
                .map(row -> renamed(row, harm.pair()))
                .collect(Collectors.toSet());
    }

    /** A row's key with the later names, as the harm has it. */
    private static String renamed(String row, TablePair pair) {
        String text = row;
        for (String column : pair.before().keyColumns()) {
            text = text.replaceFirst("(^|, )" + Pattern.quote(pair.earlierName(column)) + "=", "$1" + column + "=");
        }
        return text;
    }

    private boolean isKept(RowHarm harm) {
        Map<String, Row> rows = rows(harm.pair().before());
        List<Gone> values = harm.changes().stream()
                .filter(change -> change.expected().isPresent())
                .map(change -> new Gone(
                        change.row()
                                .map(rows::get)
                                .map(row -> TablePair.keyOf(harm.pair().before(), row)),
                        change.expected().get()))
                .toList();
        String column = harm.column().orElseThrow();
        return isFound(values, harm.pair().name(), harm.pair().earlierName(column), Optional.of(harm.pair()));
    }

    private static Map<String, Row> rows(TableData table) {
        Map<String, Row> rows = new HashMap<>();
        table.rows().forEach(row -> rows.put(RowHarm.described(table, row), row));
        return rows;
    }

    private boolean isKeptInRows(RowHarm harm) {
        Map<String, Row> all = rows(harm.pair().before());
        List<Row> rows = harm.changes().stream()
                .flatMap(change -> change.row().stream())
                .filter(all::containsKey)
                .map(all::get)
                .toList();
        Optional<String> place = rows.size() < harm.count()
                ? Optional.empty()
                : whereabouts.ofRows(rows, harm.pair().before());
        place.ifPresent(it -> notes.add("moves rows of " + harm.table() + " to " + it));
        return place.isPresent();
    }

    private boolean isFound(List<Gone> values, String table, String column, Optional<TablePair> beside) {
        Optional<String> place = values.isEmpty() ? Optional.empty() : whereabouts.of(values, table, column, beside);
        place.ifPresent(it -> notes.add("values of " + table + "." + column + " are found in " + it));
        return place.isPresent();
    }

    private boolean isRestored(TablePair pair) {
        Optional<TableData> original = evidence.before().data().find(pair.name());
        return lowered.flatMap(state -> state.data().find(pair.name()))
                .filter(low -> low.rows().size() == pair.before().rows().size())
                .flatMap(low -> original.map(first -> TablePair.of(first, low, new Renames())))
                .filter(trip -> trip.after()
                        .columns()
                        .containsAll(pair.before().columns().stream()
                                .filter(pair.after().columns()::contains)
                                .map(pair::earlierName)
                                .toList()))
                .filter(trip -> trip.changes().isEmpty())
                .isPresent();
    }

    private boolean isRestored(String table, String column) {
        Optional<TableData> was = evidence.before().data().find(table);
        Optional<TableData> is = lowered.flatMap(state -> state.data().find(table));
        return was.isPresent()
                && is.isPresent()
                && is.get().columns().contains(column)
                && TablePair.of(was.get(), is.get(), new Renames()).changes().stream()
                        .filter(change -> change.kind() != DataChange.Kind.ROW_UNEXPECTED)
                        .noneMatch(change ->
                                change.column().isEmpty() || change.column().equals(Optional.of(column)));
    }

    /** Whether the downgrade makes a column's values of another one's again: which of them are wrong, the round trip says. */
    private boolean comesBack(String table, String column) {
        return lowered.flatMap(state -> state.data().find(table))
                .filter(low -> low.columns().contains(column))
                .isPresent();
    }

    /** A column that is gone, or one of a table that is. */
    private void dropped(TablePair pair, String column, Optional<TablePair> beside) {
        TableData table = pair.before();
        Optional<String> heir = beside.flatMap(it -> heir(it, pair.earlierName(column)));
        Map<Row, Row> later = new HashMap<>();
        pair.after().rows().forEach(row -> later.put(TablePair.keyOf(pair.after(), row), row));
        List<DataChange> filled = new ArrayList<>();
        List<Gone> values = new ArrayList<>();
        table.rows().forEach(row -> table.value(row, column).ifPresent(value -> {
            filled.add(new DataChange(
                    DataChange.Kind.COLUMN_MISSING,
                    table.table(),
                    Optional.of(RowHarm.described(table, row)),
                    Optional.of(column),
                    Optional.of(value),
                    heir.flatMap(name -> Optional.ofNullable(later.get(TablePair.keyOf(table, row)))
                            .flatMap(it -> pair.after().value(it, name)))));
            values.add(new Gone(Optional.of(TablePair.keyOf(table, row)), value));
        }));
        String name = pair.earlierName(column);
        boolean computed = column(evidence.before().schema(), pair.name(), Optional.of(name))
                .flatMap(it -> it.attribute("generated"))
                .isPresent();
        if (filled.isEmpty() || computed) {
            return;
        }
        RowHarm harm = new RowHarm(DataChange.Kind.COLUMN_MISSING, pair, Optional.of(name), filled);
        happened.accept(harm);
        if (isRestored(pair.name(), name)) {
            notes.add("drops " + harm.what() + "; its downgrade restores every value");
        } else if (!isFound(values, pair.name(), name, beside) && (heir.isEmpty() || !comesBack(pair.name(), name))) {
            undeclared(harm)
                    .filter(rest -> heir.isEmpty() || !isReversible(rest))
                    .flatMap(rest -> heir.isEmpty() ? Optional.of(rest) : unrestored(rest, new Mapping(rest.changes())))
                    .ifPresent(harms::add);
        }
    }

    /** The column that is filled from one that is gone, with other values. */
    private Optional<String> heir(TablePair pair, String column) {
        return pair.after().columns().stream()
                .filter(name -> !pair.before().columns().contains(name))
                .filter(name ->
                        fillings.fills(pair.name(), name, column) || fillings.fills(pair.laterName(), name, column))
                .findFirst();
    }

    private void dropped(TableData table) {
        String name = TablePair.plain(table.table());
        TablePair pair = TablePair.gone(table);
        List<RowHarm> lost = RowHarm.of(pair, pair.changes());
        lost.forEach(happened);
        DataSnapshot low = lowered.map(State::data).orElseGet(() -> new DataSnapshot(List.of()));
        boolean restored = low.find(name)
                .filter(it -> TablePair.of(table, it, new Renames()).changes().isEmpty())
                .isPresent();
        Optional<String> moved = whereabouts.ofRows(table.rows(), table);
        if (restored || moved.isPresent()) {
            notes.add("drops " + name + "; "
                    + moved.map(place -> "its rows are found in " + place).orElse("its downgrade restores every row"));
            return;
        }
        int before = harms.size();
        List<String> columns = new ArrayList<>(table.columns());
        columns.removeAll(new HashSet<>(table.keyColumns()));
        columns.forEach(column -> dropped(pair, column, Optional.empty()));
        long filled = columns.stream()
                .filter(column -> table.rows().stream()
                        .anyMatch(row -> table.value(row, column).isPresent()))
                .count();
        if (harms.size() - before == filled) { // nothing of it is left, which is one thing to say
            harms.subList(before, harms.size()).clear();
            lost.forEach(harm -> undeclared(harm).ifPresent(harms::add));
        }
    }

    /** Columns that may be NULL before a revision and not after it. */
    record Filled(RevisionEvidence.Upgraded evidence) {

        boolean explains(String table, Optional<String> column) {
            return explains(table, column, table, column);
        }

        boolean explains(String table, Optional<String> column, String laterTable, Optional<String> laterColumn) {
            return isNullable(evidence.before(), table, column).equals(Optional.of("yes"))
                    && isNullable(evidence.after(), laterTable, laterColumn).equals(Optional.of("no"));
        }

        private static Optional<String> isNullable(State state, String table, Optional<String> column) {
            return column(state.schema(), table, column).flatMap(it -> it.attribute(SchemaWords.NULLABLE));
        }
    }
}
