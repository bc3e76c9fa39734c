package dev.retort.junit.rows;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/** Rows that were given by hand can't be inserted, or rows can't be read. */
public final class RowsException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts and what caused it, if anything did. */
    public RowsException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
