package dev.retort.script.writing;

import dev.retort.error.Problem;

/** A parent has children already, and {@code splice} was not asked for: code {@code not-a-head}. */
public final class NotAHeadException extends WritingException {

    private static final long serialVersionUID = 1L;

    NotAHeadException(Problem problem) {
        super(problem);
    }
}
