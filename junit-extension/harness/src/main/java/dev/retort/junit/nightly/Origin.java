package dev.retort.junit.nightly;

import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.Whence;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.script.RevisionScript;
import java.util.Optional;

/**
 * The revision behind a difference in an object.
 *
 * @param script the revision
 * @param run its upgrade
 * @param target the object
 * @param scene where
 */
record Origin(RevisionScript script, StepRun run, Blame.Target target, Scene scene) {

    static Optional<Origin> of(Blame.Target target, Scene scene) {
        return Whence.of(target, scene)
                .map(Whence::seen)
                .map(seen -> new Origin(seen.script(), seen.up(), target, scene));
    }

    /** The finding with the statement, its file and its line. */
    Finding on(Finding finding) {
        return Blame.on(finding, script, run, target, scene);
    }
}
