package dev.retort.script.writing;

import dev.retort.error.Problem;

/** A file has the name of the new one already: code {@code file-exists}. */
public final class FileExistsException extends WritingException {

    private static final long serialVersionUID = 1L;

    FileExistsException(Problem problem) {
        super(problem);
    }
}
