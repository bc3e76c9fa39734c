package dev.retort.junit.check;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Finding;
import dev.retort.revision.Direction;
import java.util.List;
import java.util.stream.Stream;

/** Words for what an upgrade that failed left in the schema, since it didn't run in a transaction. */
final class HalfDone {

    private static final int SHOWN = 8;

    private HalfDone() {}

    static Stream<Finding> findings(RevisionEvidence.UpgradeFailed evidence, Scene scene) {
        SchemaSnapshot left = evidence.left().schema();
        return SchemaDifference.between(evidence.before().schema(), left, scene.tolerances()).changes().stream()
                .limit(SHOWN)
                .map(change -> finding(change, left, evidence, scene));
    }

    private static Finding finding(
            Change change, SchemaSnapshot left, RevisionEvidence.UpgradeFailed evidence, Scene scene) {
        Finding finding = scene.finding(evidence.script(), Direction.UPGRADE, "fails and " + harm(change, left))
                .differing(SchemaWords.lines(change, "before", "after the failure"))
                .cured("let the revision begin by removing what an earlier attempt may have left, or run it in a"
                        + " transaction");
        return Blame.on(
                finding,
                evidence.script(),
                List.of(evidence.up()),
                List.of(change.path().name()), scene);
    }

    private static String harm(Change change, SchemaSnapshot left) {
        String label = SchemaWords.label(change);
        return switch (change.kind()) {
            case UNEXPECTED -> "leaves " + (isInvalid(change, left) ? "the invalid " : "") + label + " behind";
            case MISSING -> "has already dropped " + label;
            case CHANGED -> "leaves " + label + " " + SchemaWords.different(change);
        };
    }

    private static boolean isInvalid(Change change, SchemaSnapshot left) {
        return left.find(change.objectKind(), change.path().toString())
                .flatMap(object -> object.attribute("valid"))
                .filter("no"::equals)
                .isPresent();
    }
}
