package dev.retort.junit.evidence;

import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Step;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult.StepResult;
import dev.retort.run.StatementRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run in which the state is read after each step, before the next one begins. */
final class ReadRun implements RunListener {

    private final Workplace place;
    private final int steps;
    private final Consumer<State> afterFirst;
    private final List<State> states = new ArrayList<>();
    private boolean givesSettings;
    private boolean ended;
    private @Nullable RuntimeException failure;

    private ReadRun(Workplace place, int steps, Consumer<State> afterFirst) {
        this.place = place;
        this.steps = steps;
        this.afterFirst = afterFirst;
    }

    /**
     * A step that was run.
     *
     * @param run how it went
     * @param state what was there after it; empty if it failed
     */
    record Reached(StepRun run, Optional<State> state) {}

    /**
     * Runs steps in a single run; it ends with one that fails. After a step that gives settings to new sessions the next ones
     * have a run of their own.
     *
     * @param steps at least one
     * @param afterFirst is told the state after the first step, and may use the database
     */
    static List<Reached> of(List<Step> steps, Workplace place, Consumer<State> afterFirst) {
        List<Reached> reached = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn && reached.size() < steps.size()) {
            List<Step> next = steps.subList(reached.size(), steps.size());
            ReadRun run = new ReadRun(place, next.size(), reached.isEmpty() ? afterFirst : any -> {});
            reached.addAll(run.reached(place.run(next, run)));
            goesOn = run.ended;
        }
        return reached;
    }

    private List<Reached> reached(List<StepRun> runs) {
        if (failure != null) {
            throw failure;
        }
        List<Reached> reached = new ArrayList<>();
        for (int i = 0; i < (ended ? states.size() : runs.size()); i++) {
            reached.add(new Reached(runs.get(i), i < states.size() ? Optional.of(states.get(i)) : Optional.empty()));
        }
        return reached;
    }

    @Override
    public void beforeStatement(StatementRun statement) {
        givesSettings = givesSettings || place.isForNewSessions(statement);
    }

    /** What fails in reading isn't the step's fault. */
    @Override
    public void afterStep(StepResult result) {
        try {
            states.add(place.read());
            if (states.size() == 1) {
                afterFirst.accept(states.get(0));
            }
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
        if (givesSettings && states.size() < steps) {
            ended = true;
            throw new EndsHere();
        }
    }

    /** Ends a run, so that what comes next has sessions of its own. */
    private static final class EndsHere extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
