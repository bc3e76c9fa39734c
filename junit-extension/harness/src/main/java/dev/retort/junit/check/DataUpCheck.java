package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * V7: rows survive an upgrade. Nothing is lost, changed or duplicated, except what is declared, and except what the
 * revision's own downgrade restores exactly, since that was kept somewhere. What numbers the rows goes on behind them.
 */
public final class DataUpCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "data-up";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        return BothRows.judged(evidence, scene, rows -> judgeRows(rows, scene));
    }

    private static Outcome judgeRows(RevisionEvidence.Upgraded evidence, Scene scene) {
        Declared declared = new Declared(Declaration.Kind.CHANGES, evidence, scene);
        Columns columns = new Columns(evidence, scene.kind());
        Set<String> touched = columns.touchedTables();
        List<Finding> positions = Positions.findings(
                evidence.before(), evidence.after(), evidence.script(), Direction.UPGRADE, evidence.up(), scene);
        if (touched.isEmpty()) {
            List<Finding> findings = new ArrayList<>(positions);
            findings.addAll(declared.untrue(Direction.UPGRADE));
            return Outcome.of(
                    DataWords.inspected(findings, evidence.script(), Direction.UPGRADE, scene),
                    Looked.at("touches no existing table"),
                    List.of());
        }
        Set<String> empty = DataWords.emptyTables(evidence.before().data(), touched);
        if (empty.size() == touched.size()
                && !declared.ofNothing(Direction.UPGRADE).isEmpty()) {
            return new Outcome.Failed(declared.ofNothing(Direction.UPGRADE));
        }
        if (empty.size() == touched.size() && positions.isEmpty()) {
            return DataWords.noRow(empty, evidence.script(), scene);
        }
        List<RowHarm> harms = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (TablePair pair : pairs(evidence, scene.kind())) {
            harms(pair, columns, evidence, scene, declared, harms, notes);
        }
        empty.forEach(table -> notes.add("no row in " + table));
        List<Finding> findings = new ArrayList<>();
        harms.forEach(harm -> findings.add(finding(harm, evidence, scene)));
        findings.addAll(positions);
        findings.addAll(declared.untrue(Direction.UPGRADE));
        int rows = (int) evidence.before().data().rowCount();
        return Outcome.of(
                DataWords.inspected(findings, evidence.script(), Direction.UPGRADE, scene),
                Looked.rows(evidence.before().data().tables().size(), rows),
                notes);
    }

    private static List<TablePair> pairs(RevisionEvidence.Upgraded evidence, DatabaseKind database) {
        Renames renames = Renames.of(
                evidence.up().statements().stream().map(StatementRun::sql).toList(), database);
        return TablePair.all(evidence.before().data(), evidence.after().data(), renames);
    }

    private static void harms(
            TablePair pair,
            Columns columns,
            RevisionEvidence.Upgraded evidence,
            Scene scene,
            Declared declared,
            List<RowHarm> harms,
            List<String> notes) {
        TablePair comparable = pair.plainValues(columns.retyped(pair.laterName()));
        List<DataChange> changes = comparable.changes();
        List<DataChange> gone = changes.stream()
                .filter(change -> change.kind() != DataChange.Kind.ROW_UNEXPECTED)
                .toList();
        boolean restored = !gone.isEmpty() && isRestored(pair.before(), pair.name(), evidence);
        for (RowHarm harm : RowHarm.of(comparable, gone)) {
            declared.note(harm);
            if (!restored
                    && scene.declaredAt(evidence.script().revision().id()).stream()
                            .noneMatch(harm::isDeclaredBy)) {
                harms.add(harm);
            }
        }
        if (restored) {
            notes.add("changes " + pair.name() + "; its downgrade restores every row");
        }
        List<DataChange> duplicates = duplicates(comparable, changes);
        if (!duplicates.isEmpty()) {
            harms.addAll(RowHarm.of(comparable, duplicates));
        }
    }

    private static boolean isRestored(TableData before, String name, RevisionEvidence.Upgraded evidence) {
        Optional<TableData> original = evidence.before().data().find(name);
        return evidence.roundTrip()
                .flatMap(RoundTrip::lowered)
                .flatMap(lowered -> lowered.data().find(name))
                .filter(lowered -> lowered.rows().size() == before.rows().size())
                .flatMap(lowered -> original.map(first -> TablePair.of(first, lowered, new Renames())))
                .filter(trip -> trip.changes().isEmpty())
                .isPresent();
    }

    /** New rows that say the same as one that was there, when there are more rows than before. */
    private static List<DataChange> duplicates(TablePair pair, List<DataChange> changes) {
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

    static Cure keepOrDeclareChange(RevisionScript script, RowHarm harm) {
        return Cure.of(
                Cure.Kind.KEEP_OR_DECLARE_CHANGE,
                "keep the values where the downgrade can restore them from, or declare @Changes(revision = \""
                        + script.revision().id() + "\", column = \"" + harm.what() + "\", because = \"…\")");
    }

    private static Finding finding(RowHarm harm, RevisionEvidence.Upgraded evidence, Scene scene) {
        String id = evidence.script().revision().id();
        String of = harm.count() + " of " + harm.outOf() + " rows of " + harm.table();
        String sentence =
                switch (harm.kind()) {
                    case VALUE_CHANGED -> "changes " + harm.what() + " in " + of;
                    case ROW_UNEXPECTED ->
                        "duplicates rows of " + harm.table() + ": " + harm.count() + " more than before";
                    default -> "loses " + of;
                };
        Cure cure =
                switch (harm.kind()) {
                    case VALUE_CHANGED -> keepOrDeclareChange(evidence.script(), harm);
                    case ROW_UNEXPECTED ->
                        Cure.of(
                                Cure.Kind.CARRY_ONCE,
                                "carry each row over once: look for a join that finds several rows");
                    default ->
                        Cure.of(
                                Cure.Kind.CARRY_EVERY_ROW,
                                "carry every row over: look for an inner join, a WHERE, a cascade; or declare"
                                        + " @Loses(revision = \"" + id + "\", column = \"" + harm.what()
                                        + "\", because = \"…\")");
                };
        Finding finding = scene.finding(evidence.script(), Direction.UPGRADE, sentence)
                .showing(harm.lines())
                .cured(cure);
        return Blame.on(finding, evidence.script(), evidence.up(), harm.target(), scene);
    }
}
