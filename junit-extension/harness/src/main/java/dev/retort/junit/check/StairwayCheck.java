package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.List;
import java.util.Optional;

/** V3: each revision goes up, down and up again. */
public final class StairwayCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "stairway";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        RevisionScript script = evidence.script();
        Optional<Outcome> irreversible = irreversible(script);
        if (irreversible.isPresent()) {
            return irreversible.get();
        }
        return evidence.roundTrip()
                .map(trip -> judge(trip, script, scene))
                .orElseGet(() -> Outcome.untested("not asked for"));
    }

    private static Optional<Outcome> irreversible(RevisionScript script) {
        return script.irreversible().map(reason -> Outcome.untested("irreversible: " + reason));
    }

    /** What a check says that looks behind a downgrade, if there is none that went through. */
    static Optional<Outcome> whyNotLowered(RevisionEvidence.Upgraded evidence) {
        return irreversible(evidence.script())
                .or(() -> evidence.roundTrip().flatMap(RoundTrip::lowered).isPresent()
                        ? Optional.empty()
                        : Optional.of(Outcome.untested("the downgrade fails, see the check 'stairway'")));
    }

    /** What a check says that looks behind the second upgrade, if that failed. */
    static Outcome notRaised() {
        return Outcome.untested("the second upgrade fails, see the check 'stairway'");
    }

    private static Outcome judge(RoundTrip trip, RevisionScript script, Scene scene) {
        if (!trip.down().succeeded()) {
            Finding finding = StepFailure.of(scene, script, trip.down(), "fails");
            return new Outcome.Failed(List.of(scene.inspected(finding, script, Direction.UPGRADE)));
        }
        Optional<StepRun> again = trip.up().filter(run -> !run.succeeded());
        if (again.isPresent()) {
            Finding finding = StepFailure.again(scene, script, again.get(), "can't be run again after its downgrade");
            return new Outcome.Failed(List.of(scene.inspected(finding, script, Direction.DOWNGRADE)));
        }
        return Outcome.passed(Looked.at("up, down and up again"));
    }
}
