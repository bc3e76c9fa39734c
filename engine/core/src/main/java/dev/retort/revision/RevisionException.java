package dev.retort.revision;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** The root of what goes wrong with revisions: with the graph itself, or with what was asked of it. */
public class RevisionException extends RetortException {

    private static final long serialVersionUID = 1L;

    RevisionException(Problem problem) {
        super(problem);
    }
}
