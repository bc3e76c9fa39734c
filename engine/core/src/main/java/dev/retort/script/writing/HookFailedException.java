package dev.retort.script.writing;

import dev.retort.error.Problem;

/** A post-write hook failed, and the new file was taken away again: code {@code hook-failed}. */
public final class HookFailedException extends WritingException {

    private static final long serialVersionUID = 1L;

    HookFailedException(Problem problem) {
        super(problem);
    }
}
