package dev.retort.error;

/** A migration asks for something that contradicts itself, or that its database doesn't have. */
public final class InvalidOperationException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts. */
    public InvalidOperationException(Problem problem) {
        super(problem);
    }

    /** Makes the exception from what is wrong and what to do. */
    public InvalidOperationException(String summary, String cure) {
        this(Problem.of("invalid-operation", summary).cure(cure));
    }
}
