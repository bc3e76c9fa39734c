package dev.retort.junit.check;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** V4: a revision's downgrade leaves the schema as it was, and the second upgrade gives what the first one gave. */
public final class NoTraceCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "no-trace";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        Optional<Outcome> stays = StairwayCheck.whyNotLowered(evidence);
        if (stays.isPresent()) {
            return stays.get();
        }
        return judge(evidence, evidence.roundTrip().orElseThrow(), scene);
    }

    private static Outcome judge(RevisionEvidence.Upgraded evidence, RoundTrip trip, Scene scene) {
        State lowered = trip.lowered().orElseThrow();
        List<StepRun> runs = List.of(evidence.up(), trip.down());
        TraceFinding words = new TraceFinding(evidence, scene, runs);
        SchemaSnapshot before = evidence.before().schema();
        SchemaDifference down = SchemaDifference.between(before, lowered.schema(), scene.tolerances());
        if (!down.isEmpty()) {
            return new Outcome.Failed(
                    DataWords.inspected(words.afterDowngrade(down), evidence.script(), Direction.DOWNGRADE, scene));
        }
        SchemaSnapshot after = evidence.after().schema();
        SchemaDifference up = trip.raised()
                .map(raised -> SchemaDifference.between(after, raised.schema(), scene.tolerances()))
                .orElseGet(() -> SchemaDifference.between(after, after));
        if (!up.isEmpty()) {
            return new Outcome.Failed(
                    DataWords.inspected(words.afterSecondUpgrade(up), evidence.script(), Direction.UPGRADE, scene));
        }
        List<String> notes = overlooked(before, lowered.schema(), scene);
        return new Outcome.Passed(Looked.tables(SchemaWords.tables(before, after)), notes);
    }

    private static List<String> overlooked(SchemaSnapshot before, SchemaSnapshot lowered, Scene scene) {
        return scene.tolerances().isEmpty()
                ? List.of()
                : SchemaDifference.between(before, lowered, Set.of()).changes().stream()
                        .map(NoTraceCheck::note)
                        .toList();
    }

    private static String note(Change change) {
        return "tolerated: " + SchemaWords.label(change)
                + change.attribute().map(name -> ", " + name).orElse("");
    }

    /** Words for what a revision's downgrade, or its second upgrade, left different. */
    private record TraceFinding(RevisionEvidence.Upgraded evidence, Scene scene, List<StepRun> runs) {

        private static final int SHOWN = 8;

        List<Finding> afterDowngrade(SchemaDifference difference) {
            return shown(difference.changes(), Direction.DOWNGRADE);
        }

        List<Finding> afterSecondUpgrade(SchemaDifference difference) {
            return shown(difference.changes(), Direction.UPGRADE);
        }

        private List<Finding> shown(List<Change> changes, Direction direction) {
            List<Finding> findings = new ArrayList<>();
            changes.stream().limit(SHOWN).forEach(change -> findings.add(finding(change, direction)));
            if (changes.size() > SHOWN) {
                findings.add(scene.finding(
                        evidence.script(), direction, "has " + (changes.size() - SHOWN) + " more differences"));
            }
            return findings;
        }

        private Finding finding(Change change, Direction direction) {
            boolean down = direction == Direction.DOWNGRADE;
            String harm = down ? harmDown(change) : harmUp(change);
            Finding finding = scene.finding(evidence.script(), direction, harm)
                    .differing(SchemaWords.lines(
                            change, down ? "expected" : "first upgrade", down ? "but was" : "second upgrade"))
                    .cured(down ? cureDown(change) : cureUp(change))
                    .about(new Trace(evidence.script().revision().id(), direction, change).about());
            return Blame.on(finding, evidence.script(), inQuestion(change, down), names(change), scene);
        }

        /** What is left behind was made by the upgrade; what is missing or different is the downgrade's own doing. */
        private List<StepRun> inQuestion(Change change, boolean down) {
            List<StepRun> nearestFirst = new ArrayList<>(runs);
            if (down && change.kind() != Change.Kind.UNEXPECTED) {
                Collections.reverse(nearestFirst);
            }
            return nearestFirst;
        }

        private static List<String> names(Change change) {
            List<String> names = new ArrayList<>();
            names.add(change.path().name().replaceFirst("\\(.*", ""));
            change.path().parent().ifPresent(parent -> names.add(parent.name()));
            return names;
        }

        private String harmDown(Change change) {
            String label = SchemaWords.label(change);
            return switch (change.kind()) {
                case UNEXPECTED -> "leaves " + label + " behind";
                case MISSING ->
                    (isGoneSinceUpgrade(change) && !isNamed(change) ? "loses " : "doesn't bring back ") + label;
                case CHANGED -> "brings " + label + " back " + SchemaWords.different(change);
            };
        }

        private String cureDown(Change change) {
            String label = SchemaWords.label(change);
            return switch (change.kind()) {
                case UNEXPECTED -> "let the downgrade drop " + label;
                case MISSING ->
                    isGoneSinceUpgrade(change) && !isNamed(change)
                            ? "no statement names it, so it went with its table: create " + label
                                    + " again after the table is rebuilt, in both directions"
                            : "let the downgrade create " + label + " again as it was: "
                                    + SchemaWords.oneLine(change.expected());
                case CHANGED -> restore(change, label);
            };
        }

        private static String restore(Change change, String label) {
            String attribute = change.attribute().orElse("definition");
            if (attribute.equals(SchemaWords.NULLABLE)) {
                return "let the downgrade make " + label + " " + SchemaWords.nullability(change.expected()) + " again";
            }
            return change.expected().isPresent()
                    ? "let the downgrade give " + label + " its " + attribute + " back: "
                            + SchemaWords.oneLine(change.expected())
                    : "let the downgrade take " + attribute + " away from " + label + ": "
                            + SchemaWords.oneLine(change.actual());
        }

        private boolean isGoneSinceUpgrade(Change change) {
            SchemaSnapshot after = evidence.after().schema();
            return after.find(change.objectKind(), change.path().toString()).isEmpty();
        }

        private boolean isNamed(Change change) {
            return runs.stream()
                    .flatMap(run -> run.statements().stream())
                    .anyMatch(statement ->
                            Blame.mentions(statement.sql(), names(change).get(0), scene.kind()));
        }

        private static String harmUp(Change change) {
            String label = SchemaWords.label(change);
            return switch (change.kind()) {
                case UNEXPECTED -> "creates " + label + " only the second time";
                case MISSING -> "doesn't create " + label + " the second time";
                case CHANGED -> "makes " + label + " the second time " + SchemaWords.different(change);
            };
        }

        private static String cureUp(Change change) {
            return "let the upgrade give the same " + change.objectKind().label()
                    + " whenever it runs, and the downgrade undo it";
        }
    }
}
