package dev.retort.junit.check;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.StepRun;
import dev.retort.revision.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Words for what a revision's downgrade, or its second upgrade, left different. */
final class TraceFinding {

    private static final int SHOWN = 8;

    private final RevisionEvidence.Upgraded evidence;
    private final Scene scene;
    private final List<StepRun> runs;

    TraceFinding(RevisionEvidence.Upgraded evidence, Scene scene, List<StepRun> runs) {
        this.evidence = evidence;
        this.scene = scene;
        this.runs = runs;
    }

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
        return Blame.on(finding, evidence.script(), inQuestion(change, down), names(change));
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
            case MISSING -> (isGoneSinceUpgrade(change) && !isNamed(change) ? "loses " : "doesn't bring back ") + label;
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
                        Blame.mentions(statement.sql(), names(change).get(0)));
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
