package dev.retort.junit.nightly;

import dev.retort.junit.check.Scene;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.nightly.Discrepancy.Sides;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import dev.retort.script.ScriptCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A database that was brought to the heads in another way than revision by revision from nothing.
 *
 * @param steps the steps of the history under test that were run last
 * @param failure the step that failed, if one did
 * @param state the state at the end; empty if a step failed
 */
record OtherRun(List<Step> steps, Optional<StepRun> failure, Optional<State> state) {

    /** Copies the steps. */
    OtherRun {
        steps = List.copyOf(steps);
    }

    /** Runs another history to its heads, and then what of the present one is still to be run. */
    static OtherRun of(ScriptCatalog other, Scene scene) {
        return of(other, true, scene);
    }

    /** Runs only another history. */
    static OtherRun alone(ScriptCatalog other, Scene scene) {
        return of(other, false, scene);
    }

    private static OtherRun of(ScriptCatalog other, boolean further, Scene scene) {
        History present = scene.walk().history();
        History first = present.of(other);
        try (Workplace place = scene.walk().newPlace("other")) {
            VersionRows rows = VersionRows.empty();
            for (Step step : first.graph().planUpgrade("heads", rows).steps()) {
                StepRun run = first.run(step, place.source());
                if (!run.succeeded()) {
                    return new OtherRun(List.of(), Optional.of(run), Optional.empty());
                }
                rows = step.after();
            }
            boolean goesOn = further
                    && rows.ids().stream()
                            .allMatch(id -> present.graph().find(id).isPresent());
            List<Step> rest =
                    goesOn ? present.graph().planUpgrade("heads", rows).steps() : List.of();
            for (Step step : rest) {
                StepRun run = place.run(step);
                if (!run.succeeded()) {
                    return new OtherRun(rest, Optional.of(run), Optional.empty());
                }
            }
            return new OtherRun(rest, Optional.empty(), Optional.of(place.read()));
        }
    }

    /** What differs from a state at the heads, but for what differs each time the history is run. */
    List<Discrepancy> differences(State head, Sides sides, Scene scene) {
        List<Discrepancy> all =
                state.map(it -> Discrepancy.between(head, it, sides, scene)).orElse(List.of());
        if (all.isEmpty()) {
            return all;
        }
        Set<String> varying = varying(head, scene);
        return all.stream().filter(one -> !varying.contains(one.label())).toList();
    }

    private static Set<String> varying(State head, Scene scene) {
        Set<String> labels = new HashSet<>();
        try (Workplace place = scene.walk().newPlace("again")) {
            List<Step> steps = new ArrayList<>(scene.walk()
                    .history()
                    .graph()
                    .planUpgrade("heads", scene.walk().history().base())
                    .steps());
            for (Step step : steps) {
                if (!Variation.ANOTHER_DAY.run(step, place, scene).succeeded()) {
                    return labels;
                }
            }
            Discrepancy.between(head, place.read(), new Sides("first", "again"), scene)
                    .forEach(one -> labels.add(one.label()));
        }
        return labels;
    }
}
