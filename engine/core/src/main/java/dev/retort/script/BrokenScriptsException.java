package dev.retort.script;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.List;

/**
 * Scripts can't be read, compiled or understood: code {@code broken-scripts}. Every problem of every file is in it;
 * nothing was run.
 */
public final class BrokenScriptsException extends RetortException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Makes the exception from its problems.
     *
     * @param problems at least one
     */
    public BrokenScriptsException(List<Problem> problems) {
        super(summary(problems));
        this.problems = List.copyOf(problems);
    }

    /** Each problem by itself, in the order of the files. */
    public List<Problem> problems() {
        return problems;
    }

    private static Problem summary(List<Problem> problems) {
        String counted = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        return Problem.of("broken-scripts", "the revision scripts have " + counted)
                .with("problems", List.copyOf(problems))
                .cure("correct what is listed above; nothing was run");
    }
}
