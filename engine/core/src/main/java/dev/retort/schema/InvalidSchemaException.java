package dev.retort.schema;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** A schema object contradicts itself: an empty name, a column named twice, a length below one. */
public final class InvalidSchemaException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts. */
    public InvalidSchemaException(Problem problem) {
        super(problem);
    }
}
