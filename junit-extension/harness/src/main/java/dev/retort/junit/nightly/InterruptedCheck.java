package dev.retort.junit.nightly;

import dev.retort.junit.check.Check;
import dev.retort.junit.check.Scene;
import dev.retort.junit.evidence.Copies.Ran;
import dev.retort.junit.evidence.Copies.Start;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;

/**
 * V16: a run that ends between two statements, by an error or since the server ends its session, leaves the database
 * exactly as it was, or so that a second run completes it.
 */
public final class InterruptedCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "interrupted";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        Start start = scene.walk().copies().before(evidence.script().revision().id());
        List<String> notes = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        int tried = 0;
        Ran whole = start.run();
        try (Workplace place = whole.place()) {
            if (!whole.run().succeeded()) {
                return Outcome.untested("the upgrade fails on a copy: "
                        + whole.run().failure().orElseThrow().problem().summary());
            }
            Boundaries up = new Boundaries(scene, evidence, start.step(), start.state(), place.read(), notes);
            findings.addAll(up.findings(whole.run().statements(), start::copy));
            tried += up.tried();
            boolean reversible =
                    evidence.roundTrip().filter(trip -> trip.down().succeeded()).isPresent();
            if (reversible) {
                tried += down(evidence, scene, start, place, findings, notes);
            }
        }
        return tried == 0
                ? Outcome.untested("it runs no statement that could be interrupted")
                : Outcome.of(findings, Looked.at(Looked.counted(tried, "interruption") + how(scene)), notes);
    }

    private static String how(Scene scene) {
        return scene.kind() == DatabaseKind.POSTGRESQL ? ", by an error and by the session's end" : "";
    }

    private static int down(
            RevisionEvidence.Upgraded evidence,
            Scene scene,
            Start start,
            Workplace upgraded,
            List<Finding> findings,
            List<String> notes) {
        State before = upgraded.read();
        StepRun whole = upgraded.run(History.reverse(start.step()));
        if (!whole.succeeded()) {
            notes.add("the " + Direction.DOWNGRADE.word() + " fails with these rows, so it isn't interrupted");
            return 0;
        }
        Boundaries down =
                new Boundaries(scene, evidence, History.reverse(start.step()), before, upgraded.read(), notes);
        findings.addAll(down.findings(whole.statements(), () -> start.run().place()));
        return down.tried();
    }
}
