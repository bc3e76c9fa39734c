package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import java.util.List;

/** A run was ended by a {@link Cancellation}: code {@code run-cancelled}. What it had not committed was rolled back. */
public final class RunCancelledException extends RetortException {

    private static final long serialVersionUID = 1L;

    private static final String CODE = "run-cancelled";
    private static final String CURE = "run the same command again: it goes on from there";

    private RunCancelledException(Problem problem, Throwable cause) {
        super(problem, cause);
    }

    /** Cancelled before the first step, such as while it waited for the lock. */
    static RunCancelledException before(Throwable cause) {
        return new RunCancelledException(
                Problem.of(CODE, "the run was cancelled before it changed anything")
                        .cure(CURE),
                cause);
    }

    /**
     * Cancelled in a step, or between two.
     *
     * @param done how many of the plan's steps are committed
     * @param failure how the step that was going on ended
     * @param partly whether something of that step ran outside of a transaction, and so stays
     */
    static RunCancelledException in(Plan plan, int done, RetortException failure, boolean partly) {
        List<String> ids = plan.steps().stream().map(RunCancelledException::id).toList();
        Problem problem = Problem.of(
                        CODE,
                        "the run was cancelled: " + done + " of " + ids.size()
                                + (ids.size() == 1 ? " step is done" : " steps are done"))
                .with("done", shown(ids.subList(0, done)))
                .with("not done", shown(ids.subList(done, ids.size())));
        for (String fact : List.of("statement", "state")) {
            Object value = failure.details().get(fact);
            problem = value == null ? problem : problem.with(fact, value);
        }
        return new RunCancelledException(
                problem.cure(
                        partly
                                ? "what ran of " + ids.get(done)
                                        + " before this statement stays, since it runs outside of a"
                                        + " transaction: undo that, then run the same command again; or do the rest by hand"
                                        + " and stamp it"
                                : CURE),
                failure);
    }

    private static Object shown(List<String> ids) {
        return ids.isEmpty() ? "nothing" : ids;
    }

    private static String id(Step step) {
        return step.revision().map(Revision::id).orElse("stamp");
    }
}
