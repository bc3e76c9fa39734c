package dev.retort.script.writing;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/**
 * A new revision could not be written; nothing of it is left on the disk. There is a subclass for each reason that a
 * caller can do something about; this class itself says that the disk refused it, code {@code cannot-write}.
 */
public class WritingException extends RetortException {

    private static final long serialVersionUID = 1L;

    WritingException(Problem problem) {
        this(problem, null);
    }

    WritingException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
