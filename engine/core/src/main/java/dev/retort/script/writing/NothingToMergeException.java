package dev.retort.script.writing;

import dev.retort.error.Problem;

/** There are not several heads to merge: code {@code nothing-to-merge}. */
public final class NothingToMergeException extends WritingException {

    private static final long serialVersionUID = 1L;

    NothingToMergeException(Problem problem) {
        super(problem);
    }
}
