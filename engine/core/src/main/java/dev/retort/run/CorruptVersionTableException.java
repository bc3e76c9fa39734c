package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** The version table doesn't hold what it should: code {@code corrupt-version-table}. */
public final class CorruptVersionTableException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts. */
    public CorruptVersionTableException(Problem problem) {
        super(problem);
    }
}
