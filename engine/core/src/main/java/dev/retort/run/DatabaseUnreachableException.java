package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** The database can't be reached: code {@code database-unreachable}. The password is never part of it. */
public final class DatabaseUnreachableException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts and the driver's exception. */
    public DatabaseUnreachableException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
