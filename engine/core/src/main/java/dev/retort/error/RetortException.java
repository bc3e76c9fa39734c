package dev.retort.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Retort throws on purpose. There is one subclass for each thing that a caller can act on;
 * {@link #code()} is stable and fit for programs, {@link #getMessage()} is meant for people.
 */
public class RetortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Makes an exception from the facts of a failure. */
    public RetortException(Problem problem) {
        this(problem, null);
    }

    /** Makes an exception from the facts of a failure and what caused it. */
    public RetortException(Problem problem, @Nullable Throwable cause) {
        super(problem.text(), cause);
        this.problem = problem;
    }

    /** The text of {@link Problem#text()}. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The facts of this failure. */
    public Problem problem() {
        return problem;
    }

    /** The stable code, such as {@code unknown-revision}. */
    public String code() {
        return problem.code();
    }

    /** The facts by name, in the order in which the message shows them. */
    public Map<String, Object> details() {
        return problem.facts();
    }
}
