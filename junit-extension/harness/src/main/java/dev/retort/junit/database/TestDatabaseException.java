package dev.retort.junit.database;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/** A database for tests could not be provided, copied or reached as asked. */
public class TestDatabaseException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception from the facts of a failure. */
    public TestDatabaseException(Problem problem) {
        super(problem);
    }

    /** Makes an exception from the facts of a failure and what caused it. */
    public TestDatabaseException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
