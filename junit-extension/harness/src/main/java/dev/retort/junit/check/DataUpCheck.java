package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.Trials.Reach;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * V7: rows survive an upgrade. Every value that was there says the same afterwards, in its place or in another one, and
 * nothing is duplicated, except what is declared, and except what the revision's own downgrade restores exactly, since that
 * was kept somewhere. What numbers the rows goes on behind them. What a copy or a backfill writes is judged where its text and the
 * schema say what was meant: columns in each other's place, texts among numbers, rows that no branch of a CASE is for.
 */
public final class DataUpCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "data-up";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        return BothRows.judged(evidence, scene, Reach.DOWN, rows -> judgeRows(rows, scene));
    }

    private static Outcome judgeRows(RevisionEvidence.Upgraded evidence, Scene scene) {
        Declared changes = new Declared(Declaration.Kind.CHANGES, evidence, scene);
        Declared losses = new Declared(Declaration.Kind.LOSES, evidence, scene);
        boolean lowers = evidence.script().irreversible().isEmpty(); // else nobody else looks whether losses come true
        Set<String> touched = new Columns(evidence, scene.kind()).touchedTables();
        List<Finding> written = new ArrayList<>(Positions.findings(
                evidence.before(), evidence.after(), evidence.script(), Direction.UPGRADE, evidence.up(), scene));
        written.addAll(new Misplaced(evidence, scene).findings());
        written.addAll(new WithoutElse(evidence, scene).findings());
        Set<String> empty = DataWords.emptyTables(evidence.before().data(), touched);
        if (!touched.isEmpty() && empty.size() == touched.size()) {
            List<Finding> ofNothing = new ArrayList<>(changes.ofNothing(Direction.UPGRADE));
            ofNothing.addAll(lowers ? List.of() : losses.ofNothing(Direction.UPGRADE));
            if (!ofNothing.isEmpty()) {
                return new Outcome.Failed(ofNothing);
            }
            if (written.isEmpty()) {
                return DataWords.noRow(empty, evidence.script(), scene);
            }
        }
        Set<String> told = new HashSet<>();
        UpgradeHarms judged = new UpgradeHarms(evidence, scene, harm -> {
            changes.note(harm);
            losses.note(harm);
            if (harm.kind() == DataChange.Kind.ROW_MISSING && harm.count() == harm.outOf()) {
                told.add(Positions.aboutMark(harm.pair().laterName()));
            }
        });
        judged.harms().stream()
                .filter(harm -> harm.kind() == DataChange.Kind.VALUE_CHANGED)
                .forEach(harm -> told.add(Misplaced.aboutCopy(harm.pair().laterName())));
        written.removeIf(finding -> finding.about().filter(told::contains).isPresent());
        List<Finding> findings = new ArrayList<>();
        judged.harms().forEach(harm -> findings.add(finding(harm, evidence, scene)));
        findings.addAll(written);
        findings.addAll(changes.untrue(Direction.UPGRADE));
        findings.addAll(lowers ? List.of() : losses.untrue(Direction.UPGRADE));
        Set<String> notes = new LinkedHashSet<>(judged.notes());
        empty.forEach(table -> notes.add("no row in " + table));
        int rows = (int) evidence.before().data().rowCount();
        return Outcome.of(
                DataWords.inspected(findings, evidence.script(), Direction.UPGRADE, scene),
                touched.isEmpty()
                        ? Looked.at("touches no existing table")
                        : Looked.rows(evidence.before().data().tables().size(), rows),
                List.copyOf(notes));
    }

    static Cure keepOrDeclareChange(RevisionScript script, RowHarm harm) {
        boolean fills =
                harm.changes().stream().allMatch(change -> change.expected().isEmpty());
        return Cure.of(
                Cure.Kind.KEEP_OR_DECLARE_CHANGE,
                "keep the values where the downgrade can restore them from, or declare @Changes(revision = \""
                        + script.revision().id() + "\", column = \"" + harm.what() + "\", "
                        + (fills ? "onlyWhereNull = true, " : "") + "because = \"…\")");
    }

    static Cure keepOrDeclareLoss(RevisionScript script, RowHarm harm) {
        return Cure.of(
                Cure.Kind.KEEP_OR_DECLARE_LOSS,
                "keep what the downgrade needs to restore it, or declare @Loses(revision = \""
                        + script.revision().id() + "\", column = \"" + harm.what() + "\", because = \"…\")");
    }

    private static Cure carryEveryRow(RevisionScript script, RowHarm harm) {
        return Cure.of(
                Cure.Kind.CARRY_EVERY_ROW,
                "carry every row over: look for an inner join, a WHERE, a cascade; or declare @Loses(revision = \""
                        + script.revision().id() + "\", column = \"" + harm.what() + "\", because = \"…\")");
    }

    /** What is said of harm that an upgrade does, by whichever check. */
    static Finding finding(RowHarm harm, RevisionEvidence.Upgraded evidence, Scene scene) {
        RevisionScript script = evidence.script();
        Finding finding = scene.finding(script, Direction.UPGRADE, sentence(harm))
                .showing(harm.lines())
                .cured(
                        switch (harm.kind()) {
                            case VALUE_CHANGED -> keepOrDeclareChange(script, harm);
                            case COLUMN_MISSING -> keepOrDeclareLoss(script, harm);
                            case ROW_UNEXPECTED ->
                                Cure.of(
                                        Cure.Kind.CARRY_ONCE,
                                        "carry each row over once: look for a join that finds several rows");
                            default ->
                                harm.isOfDroppedTable() ? keepOrDeclareLoss(script, harm) : carryEveryRow(script, harm);
                        })
                .about(harm.about(script.revision().id()));
        return Blame.on(finding, script, evidence.up(), harm.target(), scene);
    }

    private static String sentence(RowHarm harm) {
        String of = harm.count() + " of " + harm.outOf() + " rows of " + harm.table();
        return switch (harm.kind()) {
            case VALUE_CHANGED ->
                (harm.changes().stream().allMatch(change -> change.expected().isEmpty()) ? "fills " : "changes ")
                        + harm.what() + " in " + of;
            case COLUMN_MISSING ->
                "loses " + harm.what() + " in " + of + ": the column is dropped, and its values are found nowhere else";
            case ROW_UNEXPECTED -> "duplicates rows of " + harm.table() + ": " + harm.count() + " more than before";
            default ->
                "loses " + of
                        + (harm.isOfDroppedTable() ? ": the table is dropped, and they are found nowhere else" : "");
        };
    }
}
