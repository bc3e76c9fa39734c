package dev.retort.script.writing;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/**
 * A new revision was not written; nothing of it is left on the disk. Codes: {@code not-a-head} (a parent has children, and
 * {@code splice} was not asked for), {@code duplicate-heads} (a parent is named twice), {@code nothing-to-merge},
 * {@code no-folder}, {@code unknown-location} and {@code several-locations} (no place for the file),
 * {@code invalid-file-template}, {@code file-exists}, {@code hook-failed} (the file was deleted again), and
 * {@code cannot-write} (the disk refused it).
 */
public final class WritingException extends RetortException {

    private static final long serialVersionUID = 1L;

    WritingException(Problem problem) {
        this(problem, null);
    }

    WritingException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
