package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of rows that are at a revision, after its downgrade and second upgrade. What the schema below has no place
 * for, a new table, a new column, a row that the upgrade itself makes, what is too long for a column, can't survive and isn't
 * held against anybody; every other value is.
 */
final class DownAndUp {

    private static final Renames NONE = new Renames();

    private final RevisionEvidence.Upgraded evidence;
    private final Below below;
    private final State start;
    private final Meanings meanings;
    private final DataSnapshot raised;
    private final Optional<State> lowered;
    private final List<RowHarm> all = new ArrayList<>();
    private final List<RowHarm> harms = new ArrayList<>();

    DownAndUp(RevisionEvidence.Upgraded evidence, DatabaseKind database, RoundTrip rows, State raised) {
        this.evidence = evidence;
        this.below = new Below(evidence, database);
        this.start = rows.start();
        this.raised = raised.data();
        this.lowered = rows.lowered();
        this.meanings = new Meanings(start, raised, database);
        TablePair.all(start.data(), this.raised, NONE).forEach(this::compare);
    }

    private void compare(TablePair pair) {
        TablePair meant = meanings.of(pair);
        all.addAll(RowHarm.of(meant, meant.changes()));
        if (below.table(pair.name()).isPresent() && !isRekeyed(pair)) {
            TablePair kept = meant.withoutRows(madeByUpgrade(pair))
                    .without(column -> below.column(pair.name(), column).isEmpty());
            harms.addAll(RowHarm.of(
                    kept,
                    kept.changes().stream()
                            .filter(change -> !hasNoRoom(pair, change))
                            .toList()));
        }
    }

    /** Of a value for which the column below has no room, the part that it has room for is all that can come back. */
    private boolean hasNoRoom(TablePair pair, DataChange change) {
        return change.kind() == DataChange.Kind.VALUE_CHANGED
                && change.column()
                        .flatMap(column -> below.type(pair.name(), column))
                        .filter(type -> new Room(type).explains(change.expected(), change.actual()))
                        .isPresent();
    }

    /** Whether the upgrade gives rows other keys, by which they can't be followed any more. */
    private boolean isRekeyed(TablePair pair) {
        return below.table(pair.name())
                .flatMap(evidence.before().data()::find)
                .flatMap(before -> evidence.after()
                        .data()
                        .find(pair.name())
                        .map(after -> TablePair.of(before, after, below.up(pair.name()))))
                .filter(upgraded -> upgraded.changes().stream()
                        .flatMap(change -> change.column().stream())
                        .anyMatch(upgraded.after().keyColumns()::contains))
                .isPresent();
    }

    /** Whatever changed, also where nothing can survive: a loss that is declared has happened. */
    List<RowHarm> all() {
        return all;
    }

    /** What changed of all that has a place below. */
    List<RowHarm> harms() {
        return harms;
    }

    /** The keys of rows that the upgrade makes; none if it is the key that it makes. */
    private Set<Row> madeByUpgrade(TablePair pair) {
        Optional<TableData> before =
                below.table(pair.name()).flatMap(evidence.before().data()::find);
        Optional<TableData> after = evidence.after().data().find(pair.name());
        boolean keyed = pair.before().keyColumns().stream()
                .allMatch(column -> below.column(pair.name(), column).isPresent());
        return before.isPresent() && after.isPresent() && keyed
                ? TablePair.of(before.get(), after.get(), below.up(pair.name())).newKeys()
                : Set.of();
    }

    /** Whether the downgrade left all these values as they were, so that the upgrade after it changed them. */
    boolean isOfSecondUpgrade(RowHarm harm) {
        Optional<String> column = harm.column().flatMap(name -> below.column(harm.table(), name));
        Optional<TableData> here = start.data().find(harm.table());
        Optional<TableData> there =
                lowered.flatMap(state -> below.table(harm.table()).flatMap(state.data()::find));
        return harm.isLeftAlone(here, there, below.down(), column);
    }

    /** Whether the upgrade also changed values of the column that were there before it, of which another check speaks. */
    boolean isOfFirstUpgrade(RowHarm harm) {
        return below.table(harm.table())
                .flatMap(evidence.before().data()::find)
                .flatMap(before -> evidence.after().data().find(harm.table()).map(after -> TablePair.of(
                                before, after, below.up(harm.table()))
                        .plainValues(harm.column().stream().toList())))
                .filter(pair -> pair.changes().stream()
                        .anyMatch(change -> change.kind() == DataChange.Kind.VALUE_CHANGED
                                && change.column().equals(harm.column())))
                .isPresent();
    }
}
