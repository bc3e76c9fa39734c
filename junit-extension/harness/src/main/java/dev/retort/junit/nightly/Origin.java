package dev.retort.junit.nightly;

import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Scene;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The last revision of which a statement did something to an object.
 *
 * @param script the revision
 * @param run its upgrade
 * @param target the object
 * @param scene where
 */
record Origin(RevisionScript script, StepRun run, Blame.Target target, Scene scene) {

    static Optional<Origin> of(Blame.Target target, Scene scene) {
        List<RevisionScript> latestFirst = new ArrayList<>(scene.walk().order());
        Collections.reverse(latestFirst);
        return latestFirst.stream()
                .map(script -> scene.walk().evidence(script.revision().id()))
                .filter(RevisionEvidence.Upgraded.class::isInstance)
                .map(RevisionEvidence.Upgraded.class::cast)
                .map(seen -> new Origin(seen.script(), seen.up(), target, scene))
                .filter(origin -> !origin.on(Finding.of("")).blame().isEmpty())
                .findFirst();
    }

    /** The finding with the statement, its file and its line. */
    Finding on(Finding finding) {
        return Blame.on(finding, script, run, target, scene);
    }
}
