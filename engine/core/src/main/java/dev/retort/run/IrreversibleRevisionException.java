package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/**
 * A downgrade would pass an irreversible revision: code {@code irreversible-revision}, or
 * {@code missing-downgrade} if nobody wrote one. Nothing was run.
 */
public final class IrreversibleRevisionException extends RetortException {

    private static final long serialVersionUID = 1L;

    private final String revision;

    /**
     * Makes the exception from its facts.
     *
     * @param revision the id of the revision
     */
    public IrreversibleRevisionException(Problem problem, String revision) {
        super(problem);
        this.revision = revision;
    }

    /** The id of the revision. */
    public String revision() {
        return revision;
    }
}
