package dev.retort.catalog.model;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/** Thrown when the schema that a model wants can't be made. */
public final class ModelSchemaException extends RetortException {

    private static final long serialVersionUID = 1L;

    ModelSchemaException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
