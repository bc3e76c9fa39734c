package dev.retort.dialect;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** Another run held the lock for longer than this one would wait. */
public final class LockTimeoutException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts. */
    public LockTimeoutException(Problem problem) {
        super(problem);
    }
}
