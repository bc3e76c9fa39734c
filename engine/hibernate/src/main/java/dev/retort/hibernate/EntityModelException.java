package dev.retort.hibernate;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/**
 * The entities can't be made into a model. Codes: {@code no-hibernate}, {@code unsupported-hibernate},
 * {@code not-an-entity}, {@code no-entities}, {@code no-dialect}, {@code unreadable-mapping}.
 */
public final class EntityModelException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts. */
    public EntityModelException(Problem problem) {
        super(problem);
    }

    /** Makes the exception from its facts and what Hibernate threw. */
    public EntityModelException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
