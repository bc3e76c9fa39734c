package dev.retort.script.writing;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/** A new revision could not be written; nothing of it is left on the disk. The code tells the cases apart. */
public final class WritingException extends RetortException {

    private static final long serialVersionUID = 1L;

    WritingException(Problem problem) {
        this(problem, null);
    }

    WritingException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
