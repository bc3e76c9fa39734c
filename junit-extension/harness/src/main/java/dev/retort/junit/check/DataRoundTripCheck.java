package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.Trials.Reach;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * V8: rows that were there before a revision are the same after its upgrade and downgrade; rows at the revision are the
 * same after its downgrade and second upgrade, but for values that the earlier schema has no place for and for losses
 * that are declared. A declared loss has to happen.
 */
public final class DataRoundTripCheck implements Check.OfRevision {

    private static final Renames NONE = new Renames();

    private static final String BEFORE = "rows that were there before it";

    @Override
    public String id() {
        return "data-round-trip";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        return BothRows.judged(evidence, scene, Reach.UP_AGAIN, rows -> failing(evidence, rows, scene)
                .orElseGet(() -> judgeRows(rows, scene)));
    }

    /** A step that goes through as long as nobody has put more rows there: a failure without them the stairway tells. */
    private static Optional<Outcome> failing(
            RevisionEvidence.Upgraded without, RevisionEvidence.Upgraded evidence, Scene scene) {
        boolean goes = without.roundTrip().flatMap(RoundTrip::raised).isPresent();
        if (!evidence.generated() || !goes) {
            return Optional.empty();
        }
        RevisionScript script = evidence.script();
        return evidence.roundTrip()
                .flatMap(trip -> !trip.down().succeeded()
                        ? Optional.of(StepFailure.of(scene, script, trip.down(), "fails with " + BEFORE))
                        : trip.up()
                                .filter(run -> !run.succeeded())
                                .map(run -> StepFailure.again(
                                        scene, script, run, "can't be run again after its downgrade with " + BEFORE)))
                .map(finding -> Outcome.of(List.of(finding), Looked.at("rows"), List.of()));
    }

    private static Outcome judgeRows(RevisionEvidence.Upgraded evidence, Scene scene) {
        Optional<Outcome> untested = StairwayCheck.whyNotLowered(evidence);
        Optional<Outcome> refused = RefusedRows.elsewhere(evidence, scene);
        if (evidence.script().irreversible().isEmpty() && refused.isPresent()) {
            return refused.get();
        }
        if (untested.isPresent()) {
            return untested.get();
        }
        return new Judgement(evidence, scene).outcome();
    }

    /** The judgement of one revision. */
    private static final class Judgement {

        private final RevisionEvidence.Upgraded evidence;
        private final Scene scene;
        private final RevisionScript script;
        private final RoundTrip trip;
        private final Declared losses;
        private final List<Finding> findings = new ArrayList<>();
        private final Columns columns;
        private final Declared changes;

        Judgement(RevisionEvidence.Upgraded evidence, Scene scene) {
            this.evidence = evidence;
            this.scene = scene;
            this.script = evidence.script();
            this.trip = evidence.roundTrip().orElseThrow();
            this.columns = new Columns(evidence, scene.kind());
            this.losses = new Declared(Declaration.Kind.LOSES, evidence, scene);
            this.changes = new Declared(Declaration.Kind.CHANGES, evidence, scene);
        }

        Outcome outcome() {
            Set<String> touched = columns.touchedTables();
            boolean given = evidence.withRows().isPresent();
            Set<String> empty = DataWords.emptyTables(evidence.before().data(), touched);
            if (!touched.isEmpty() && empty.size() == touched.size() && !given) {
                List<Finding> ofNothing = losses.ofNothing(Direction.DOWNGRADE);
                return ofNothing.isEmpty() ? DataWords.noRow(empty, script, scene) : new Outcome.Failed(ofNothing);
            }
            upAndDown();
            evidence.withRows().ifPresent(this::steps);
            RoundTrip rows = evidence.withRows().orElse(trip);
            rows.raised().ifPresent(raised -> compareRaised(rows, raised));
            findings.addAll(losses.untrue(Direction.DOWNGRADE));
            if (findings.isEmpty() && trip.raised().isEmpty()) {
                return StairwayCheck.notRaised();
            }
            return Outcome.of(
                    DataWords.inspected(findings, script, Direction.DOWNGRADE, scene), looked(touched), List.of());
        }

        private Looked looked(Set<String> touched) {
            DataSnapshot data = evidence.withRows()
                    .map(RoundTrip::start)
                    .map(State::data)
                    .orElseGet(() -> evidence.before().data());
            return touched.isEmpty() && data.rowCount() == 0
                    ? Looked.at("touches no existing table")
                    : Looked.rows(data.tables().size(), (int) data.rowCount());
        }

        private void upAndDown() {
            State lowered = trip.lowered().orElseThrow();
            positions(evidence.withRows().orElse(trip));
            Meanings meanings = new Meanings(evidence.before(), lowered, scene.kind(), evidence.up(), trip.down());
            List<RowHarm> ofUpgrade = new UpgradeHarms(evidence, scene, any -> {}).harms();
            for (TablePair pair : TablePair.all(evidence.before().data(), lowered.data(), NONE)) {
                TablePair meant = meanings.of(pair);
                for (RowHarm harm : RowHarm.of(meant, meant.changes())) {
                    losses.note(harm);
                    if (!losses.covers(harm)
                            && !isDeclaredChange(harm, lowered)
                            && !isFilled(harm, lowered)
                            && !isOfTrigger(harm)) {
                        tell(harm, ofUpgrade);
                    }
                }
            }
        }

        /** Neither step writes to that table, or makes it. */
        private boolean isOfTrigger(RowHarm harm) {
            return harm.kind() == DataChange.Kind.ROW_UNEXPECTED
                    && Stream.of(evidence.up(), trip.down())
                            .noneMatch(run -> Blame.writes(run, harm.pair().laterName(), scene)
                                    || Blame.writes(run, harm.table(), scene));
        }

        /** What the upgrade itself has lost is told of it, whatever the downgrade does. */
        private void tell(RowHarm harm, List<RowHarm> ofUpgrade) {
            String about = harm.about(script.revision().id());
            Optional<RowHarm> before = ofUpgrade.stream()
                    .filter(it -> it.about(script.revision().id()).equals(about))
                    .findFirst();
            before.ifPresent(it -> findings.add(DataUpCheck.finding(it, evidence, scene)));
            Set<Optional<String>> lost = before.stream()
                    .flatMap(it -> it.changes().stream())
                    .map(DataChange::row)
                    .collect(Collectors.toSet());
            harm.with(change -> !lost.contains(change.row()))
                    .ifPresent(rest -> findings.add(finding(
                            rest, "after upgrade and downgrade", trip.down(), before.isPresent() ? " of itself" : "")));
        }

        /** A column that the upgrade made NOT NULL keeps what was put in the place of NULL. */
        private boolean isFilled(RowHarm harm, State lowered) {
            return harm.kind() == DataChange.Kind.VALUE_CHANGED
                    && harm.changes().stream()
                            .allMatch(change -> change.expected().isEmpty())
                    && new UpgradeHarms.Filled(evidence).explains(harm.table(), harm.column())
                    && isLeftAlone(harm, lowered);
        }

        /** The upgrade changed it, as it is declared to, and the downgrade left it so. */
        private boolean isDeclaredChange(RowHarm harm, State lowered) {
            return changes.covers(harm) && isLeftAlone(harm, lowered);
        }

        private boolean isLeftAlone(RowHarm harm, State lowered) {
            return harm.isLeftAlone(
                    evidence.after().data().find(harm.table()), lowered.data().find(harm.table()), NONE, harm.column());
        }

        /** The downgrade by itself: what the upgrade does to numbers, the check of it says. */
        private void positions(RoundTrip taken) {
            taken.lowered()
                    .ifPresent(lowered -> findings.addAll(Positions.findings(
                            taken.start(), lowered, script, Direction.DOWNGRADE, taken.down(), scene)));
        }

        private void steps(RoundTrip rows) {
            if (!rows.down().succeeded()) {
                findings.add(StepFailure.of(scene, script, rows.down(), "fails with " + rowsOfRevision()));
            }
            Optional<StepRun> again = rows.up().filter(run -> !run.succeeded());
            again.ifPresent(run ->
                    findings.add(StepFailure.again(scene, script, run, "can't be run again with " + rowsOfRevision())));
        }

        private String rowsOfRevision() {
            return evidence.generated() ? "rows generated for it" : "the rows given for it";
        }

        private void compareRaised(RoundTrip rows, State raised) {
            DownAndUp way = new DownAndUp(evidence, scene.kind(), rows, raised);
            way.all().forEach(losses::note);
            Set<String> told = findings.stream().map(Finding::fault).collect(Collectors.toSet());
            Invented invented = new Invented(evidence, scene.kind());
            for (RowHarm harm : way.harms()) {
                if (losses.covers(harm)
                        || isOfTrigger(harm)
                        || invented.explains(harm)
                        || told.contains(harm.about(script.revision().id()))) {
                    continue;
                }
                if (!way.isOfSecondUpgrade(harm)) {
                    findings.add(finding(harm, "after downgrade and upgrade", rows.down(), ""));
                } else if (!way.isOfFirstUpgrade(harm) && !changes.covers(harm)) {
                    findings.add(changed(harm));
                }
            }
        }

        /** The downgrade kept it and the upgrade made something else of it, which it didn't with the rows before it. */
        private Finding changed(RowHarm harm) {
            Finding finding = scene.finding(
                            script,
                            Direction.UPGRADE,
                            "changes " + harm.what() + " in " + harm.count() + " of " + harm.outOf() + " rows of "
                                    + harm.table() + " when it is run after its downgrade")
                    .showing(harm.lines())
                    .cured(DataUpCheck.keepOrDeclareChange(script, harm));
            return Blame.on(finding, script, evidence.up(), harm.target(), scene);
        }

        private Finding finding(RowHarm harm, String when, StepRun run, String apart) {
            Direction direction = Direction.DOWNGRADE;
            String of = harm.count() + " of " + harm.outOf() + " rows of " + harm.table();
            String sentence =
                    switch (harm.kind()) {
                        case VALUE_CHANGED -> "doesn't restore " + harm.what() + " in " + of + " " + when;
                        case ROW_UNEXPECTED ->
                            "leaves " + Looked.counted(harm.count(), "row") + " in " + harm.table() + " behind " + when;
                        default -> "loses " + of + " " + when;
                    };
            Finding finding = scene.finding(script, direction, sentence)
                    .showing(harm.lines())
                    .cured(cure(harm))
                    .about(harm.about(script.revision().id()) + apart);
            List<StepRun> runs = List.of(run, evidence.up());
            Finding blamed =
                    harm.kind() == DataChange.Kind.ROW_UNEXPECTED // was written, whatever else its table went through
                            ? Blame.on(
                                    finding,
                                    script,
                                    run,
                                    runs,
                                    Blame.Target.written(TablePair.plain(harm.table()), Optional.empty()),
                                    scene)
                            : finding;
            return blamed.blame().isEmpty() ? Blame.on(finding, script, run, runs, harm.target(), scene) : blamed;
        }

        private Cure cure(RowHarm harm) {
            return harm.kind() == DataChange.Kind.ROW_UNEXPECTED
                    ? Cure.of(
                            Cure.Kind.DELETE_INSERTED_ROWS,
                            "let the downgrade delete the rows that the upgrade inserts")
                    : DataUpCheck.keepOrDeclareLoss(script, harm);
        }
    }
}
