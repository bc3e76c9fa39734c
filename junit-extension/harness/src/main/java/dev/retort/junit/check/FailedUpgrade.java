package dev.retort.junit.check;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.error.Problem;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of an upgrade that didn't go through, with what it leaves in the schema. */
public final class FailedUpgrade {

    private FailedUpgrade() {}

    static Outcome outcome(RevisionEvidence evidence, Scene scene) {
        return evidence instanceof RevisionEvidence.UpgradeFailed failed
                ? failed(failed, scene)
                : unseen((RevisionEvidence.Unseen) evidence, scene);
    }

    private static Outcome failed(RevisionEvidence.UpgradeFailed evidence, Scene scene) {
        Finding finding = StepFailure.of(scene, evidence.script(), evidence.up(), "fails");
        Finding failure = scene.inspected(finding, evidence.script(), Direction.UPGRADE);
        return new Outcome.Failed(Stream.concat(Stream.of(failure), HalfDone.findings(evidence, scene))
                .toList());
    }

    /** What an upgrade leaves behind that refuses rows. */
    static Stream<Finding> halfDone(RevisionEvidence.Upgraded seen, StepRun up, SchemaSnapshot left, Scene scene) {
        State state = new State(left, seen.before().data(), seen.before().counters());
        return HalfDone.findings(new RevisionEvidence.UpgradeFailed(seen.script(), seen.before(), up, state), scene);
    }

    private static Outcome unseen(RevisionEvidence.Unseen evidence, Scene scene) {
        Problem problem = evidence.failure().problem();
        return new Outcome.Failed(List.of(scene.finding(
                        evidence.script(),
                        Direction.UPGRADE,
                        "can't be looked at" + StepFailure.reason(evidence.failure()))
                .explainedBy(problem, StepFailure.SHOWN_ELSEWHERE)));
    }

    /** For a check of the heads: somebody has to say that they aren't reached, this one if it is the only one. */
    public static Outcome headsUnreached(WayDown way, Scene scene) {
        Optional<Finding> together = failedTogether(way, scene);
        if (together.isPresent()) {
            return new Outcome.Failed(List.of(together.get()));
        }
        if (scene.reporterOfUpgrades().isEmpty() && way.failure().isPresent()) {
            StepRun run = way.failure().get();
            return new Outcome.Failed(
                    List.of(StepFailure.of(scene, scene.walk().history().script(run.revision()), run, "fails")));
        }
        return Outcome.untested("the heads aren't reached: the upgrade of "
                + way.failure().map(StepRun::revision).orElse("a revision") + " fails, see the check '"
                + scene.reporterOfUpgrades() + "'");
    }

    /** That a revision fails in one run only, which no check of single revisions sees. */
    private static Optional<Finding> failedTogether(WayDown way, Scene scene) {
        return way.failure()
                .filter(run -> scene.walk().evidence(run.revision()) instanceof RevisionEvidence.Upgraded)
                .map(run -> OneRunCheck.failure(scene.walk().history().script(run.revision()), run, scene));
    }

    /** Words for what an upgrade that failed left in the schema, since it didn't run in a transaction. */
    private static final class HalfDone {

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
                    .cured(Cure.of(Cure.Kind.LEAVE_NOTHING_HALF_DONE, cure(change)));
            return Blame.on(finding, evidence.script(), evidence.up(), Blame.Target.of(change), scene);
        }

        /** Only what the attempt itself made may be removed before the next one. */
        private static String cure(Change change) {
            String transaction = "run the revision in a transaction";
            String label = SchemaWords.label(change);
            return switch (change.kind()) {
                case UNEXPECTED ->
                    transaction + ", or let it begin by dropping " + label + ", which an earlier attempt may have left";
                case MISSING ->
                    transaction + ", or let it drop " + label + " only if it is there, after all that may fail";
                case CHANGED -> transaction + ", or let it change " + label + " after all that may fail";
            };
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
}
