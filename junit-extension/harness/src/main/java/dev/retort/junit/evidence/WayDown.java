package dev.retort.junit.evidence;

import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import dev.retort.script.RevisionScript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The whole way on one database without rows: up to the heads, down to the base or to the first revision without a way
 * back, and up again; each of the three in a single run, as it is done in production.
 *
 * @param empty the state of a new database
 * @param head the state at the heads; empty if they weren't reached
 * @param floor the revision at which the way down ended, irreversible or older than what is judged; empty if that is base
 * @param low the state at the end of the way down; empty if a step failed
 * @param again the state at the heads the second time
 * @param failure the step that failed, if one did
 * @param steps how many steps were run
 */
public record WayDown(
        State empty,
        Optional<State> head,
        Optional<RevisionScript> floor,
        Optional<State> low,
        Optional<State> again,
        Optional<StepRun> failure,
        int steps) {

    /** Why the way down ended at its floor. */
    public String why() {
        return floor.filter(script -> script.irreversible().isPresent()).isPresent()
                ? "is irreversible"
                : "is older than what is judged";
    }

    /**
     * Goes the way.
     *
     * @param below the steps that led to where it begins, which stands for the base; none if it begins there
     * @param older the ids of revisions that aren't taken back
     * @param atHeads is told when the heads are reached the first time
     */
    static WayDown gather(
            History history, List<Step> below, Workplace place, Predicate<String> older, Consumer<State> atHeads) {
        return new Walker(history, below, place, older).walk(atHeads);
    }

    private static final class Walker {

        private final History history;
        private final Workplace place;
        private final Predicate<String> older;
        private final Deque<Step> applied = new ArrayDeque<>();
        private final Set<String> below = new HashSet<>();
        private VersionRows rows;
        private Optional<StepRun> failure = Optional.empty();
        private int steps;

        Walker(History history, List<Step> below, Workplace place, Predicate<String> older) {
            this.history = history;
            this.rows = history.base();
            below.forEach(step -> {
                this.below.add(script(step).revision().id());
                rows = step.after();
            });
            this.place = place;
            this.older = older;
        }

        WayDown walk(Consumer<State> atHeads) {
            State empty = place.read();
            List<Step> ascent = new ArrayList<>();
            for (RevisionScript script : history.inOrder()) {
                if (!below.contains(script.revision().id())) {
                    Step step = history.upgrade(script.revision().id(), rows);
                    rows = step.after();
                    ascent.add(step);
                }
            }
            Optional<State> head = run(ascent) ? Optional.of(place.read()) : Optional.empty();
            head.ifPresent(atHeads);
            ascent.forEach(applied::push);
            Optional<RevisionScript> floor =
                    applied.stream().map(this::script).filter(this::isFloor).findFirst();
            List<Step> descent = applied.stream()
                    .takeWhile(step -> !isFloor(script(step)))
                    .map(History::reverse)
                    .toList();
            Optional<State> low = head.isPresent() && run(descent) ? Optional.of(place.read()) : Optional.empty();
            List<Step> second = ascent.subList(ascent.size() - descent.size(), ascent.size());
            Optional<State> again = low.isPresent() && run(second) ? Optional.of(place.read()) : Optional.empty();
            return new WayDown(empty, head, floor, low, again, failure, steps);
        }

        private RevisionScript script(Step step) {
            return history.script(step.revision().orElseThrow().id());
        }

        private boolean isFloor(RevisionScript script) {
            return script.irreversible().isPresent()
                    || older.test(script.revision().id());
        }

        private boolean run(List<Step> plan) {
            if (plan.isEmpty()) {
                return true;
            }
            List<StepRun> runs = place.run(plan);
            steps += runs.size();
            failure = runs.stream().filter(run -> !run.succeeded()).findFirst();
            return failure.isEmpty();
        }
    }
}
