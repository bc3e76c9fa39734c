package dev.retort.sql;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** SQL text can't be read: something in it is opened and never closed, or isn't SQL. */
public final class SqlSyntaxException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts. */
    public SqlSyntaxException(Problem problem) {
        super(problem);
    }
}
