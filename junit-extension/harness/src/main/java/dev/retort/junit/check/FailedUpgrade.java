package dev.retort.junit.check;

import dev.retort.error.Problem;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import java.util.List;
import java.util.stream.Stream;

/** What is said of an upgrade that didn't go through, with what it leaves in the schema. */
final class FailedUpgrade {

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

    private static Outcome unseen(RevisionEvidence.Unseen evidence, Scene scene) {
        Problem problem = evidence.failure().problem();
        Finding finding = scene.finding(
                        evidence.script(), Direction.UPGRADE, "can't be looked at: " + problem.summary())
                .differing(StepFailure.facts(problem));
        return new Outcome.Failed(List.of(problem.cure().map(finding::cured).orElse(finding)));
    }

    /** For a check of the heads: somebody has to say that they aren't reached, this one if it is the only one. */
    static Outcome headsUnreached(WayDown way, Scene scene) {
        if (scene.reporterOfUpgrades().isEmpty() && way.failure().isPresent()) {
            StepRun run = way.failure().get();
            return new Outcome.Failed(List.of(
                    StepFailure.of(scene, scene.walk().history().script(run.revision()), run, "fails")));
        }
        return Outcome.untested("the heads aren't reached: the upgrade of "
                + way.failure().map(StepRun::revision).orElse("a revision") + " fails, see the check '"
                + scene.reporterOfUpgrades() + "'");
    }
}
