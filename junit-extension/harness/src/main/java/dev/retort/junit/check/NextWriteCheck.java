package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.junit.evidence.DatabaseWalk.NextWrites;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.generation.WriteProbe.WriteFault;
import dev.retort.junit.rows.TablePair;
import dev.retort.revision.Direction;
import java.util.List;
import java.util.Optional;

/**
 * V11: the next write to each table that an upgrade touches. A row goes in through defaults, sequences and triggers; each
 * constraint refuses a row that breaks it; when a parent goes, nothing points to it. All of it is undone.
 */
public final class NextWriteCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "next-write";
    }

    @Override
    public Outcome judgeUpgraded(Upgraded evidence, Scene scene) {
        Optional<NextWrites> writes =
                scene.walk().nextWrites(evidence.script().revision().id());
        if (writes.isEmpty()) {
            return Outcome.untested("no write was tried");
        }
        if (writes.get().tables().isEmpty()) {
            return Outcome.passed(Looked.at("touches no table"));
        }
        List<Finding> findings = writes.get().found().faults().stream()
                .filter(fault -> !isKnown(fault, evidence, scene))
                .map(fault -> finding(fault, evidence, scene))
                .toList();
        return Outcome.of(
                findings,
                Looked.tables(writes.get().tables().size()),
                writes.get().found().untested().stream()
                        .map(NextWriteCheck::said)
                        .toList());
    }

    /** The table's name, and what the database said of it. */
    private static String said(String untested) {
        String[] parts = untested.split(": ", 2);
        return parts.length == 1 ? untested : parts[0] + ": " + ServerWords.marked(parts[1]);
    }

    /** Whether an earlier revision that touches the table has left it so. */
    private static boolean isKnown(WriteFault fault, Upgraded evidence, Scene scene) {
        return scene.walk().order().stream()
                .takeWhile(script -> !script.equals(evidence.script()))
                .flatMap(script -> scene.walk().nextWrites(script.revision().id()).stream())
                .flatMap(writes -> writes.found().faults().stream())
                .anyMatch(fault::isAsIn);
    }

    private static Finding finding(WriteFault fault, Upgraded evidence, Scene scene) {
        String table = TablePair.plain(fault.table());
        String harm =
                switch (fault.kind()) {
                    case BROKEN -> "leaves " + table + " so that no row can be inserted";
                    case COLLIDES -> "leaves " + table + " so that the next insert collides in " + fault.object();
                    case DEFAULT_REFUSED ->
                        "gives " + table + "." + fault.object() + " a default that " + table + " refuses";
                    case ACCEPTS -> "leaves " + table + " with a " + fault.object() + " that isn't enforced";
                    case ACTION -> "leaves " + table + " with a " + fault.object() + " whose ON DELETE can't act";
                };
        String expected =
                switch (fault.kind()) {
                    case BROKEN, COLLIDES, DEFAULT_REFUSED -> "the row is inserted";
                    case ACCEPTS -> "the row is refused";
                    case ACTION -> "no row points to what is deleted";
                };
        Finding finding = scene.finding(evidence.script(), Direction.UPGRADE, harm)
                .differing(List.of(
                        "tried: " + Marked.sql(Blame.shortened(fault.statement())),
                        "expected: " + expected,
                        "but was: "
                                + ServerWords.marked(
                                        fault.said().lines().findFirst().orElse(""))))
                .cured(cure(fault, table));
        Finding named = fault.kind() == WriteFault.Kind.COLLIDES
                ? finding.about("sequence of " + fault.table() + "." + fault.object())
                : finding;
        String plain = table.substring(table.lastIndexOf('.') + 1);
        Blame.Target target = fault.kind() == WriteFault.Kind.DEFAULT_REFUSED
                ? Blame.Target.made(ObjectKind.COLUMN, ObjectPath.of(plain).child(fault.object()))
                : Blame.Target.rows(plain, Optional.empty());
        return Blame.on(named, evidence.script(), evidence.up(), target, scene);
    }

    private static Cure cure(WriteFault fault, String table) {
        return switch (fault.kind()) {
            case BROKEN ->
                Cure.of(
                        Cure.Kind.MEND_INSERT,
                        "change the trigger, default or key of " + table
                                + " that names what isn't there, in the same revision");
            case DEFAULT_REFUSED ->
                Cure.of(
                        Cure.Kind.MEND_INSERT,
                        "give " + table + "." + fault.object() + " a default that its constraints accept, or none");
            case COLLIDES ->
                new Cure(
                        Cure.Kind.MOVE_SEQUENCE,
                        "let the sequence go on behind the rows",
                        List.of("SELECT setval(pg_get_serial_sequence('" + fault.table() + "', '" + fault.object()
                                + "'), (SELECT max(" + fault.object() + ") FROM " + fault.table() + "))"));
            case ACCEPTS ->
                Cure.of(
                        Cure.Kind.ENFORCE,
                        "enforce it: without NOT ENFORCED, with its triggers enabled; or drop it, so that nobody"
                                + " relies on it");
            case ACTION ->
                Cure.of(
                        Cure.Kind.MEND_ACTION,
                        "choose an action that can be carried out: SET NULL needs a column that may be NULL, and no"
                                + " trigger may hold back what the action does");
        };
    }
}
