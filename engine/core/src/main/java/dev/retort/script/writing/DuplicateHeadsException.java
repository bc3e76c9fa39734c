package dev.retort.script.writing;

import dev.retort.error.Problem;

/** A parent is named twice: code {@code duplicate-heads}. */
public final class DuplicateHeadsException extends WritingException {

    private static final long serialVersionUID = 1L;

    DuplicateHeadsException(Problem problem) {
        super(problem);
    }
}
