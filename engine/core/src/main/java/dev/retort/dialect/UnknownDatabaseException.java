package dev.retort.dialect;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** There is no dialect for a database. */
public final class UnknownDatabaseException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts. */
    public UnknownDatabaseException(Problem problem) {
        super(problem);
    }
}
