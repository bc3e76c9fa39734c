package dev.retort.script.writing;

import dev.retort.error.Problem;

/** No location for a new file: code {@code unknown-location}, {@code several-locations} or {@code no-folder}. */
public final class VersionLocationException extends WritingException {

    private static final long serialVersionUID = 1L;

    VersionLocationException(Problem problem) {
        super(problem);
    }
}
