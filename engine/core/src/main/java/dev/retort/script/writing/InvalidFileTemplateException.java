package dev.retort.script.writing;

import dev.retort.error.Problem;

/** A template cannot name files: code {@code invalid-file-template}. */
public final class InvalidFileTemplateException extends WritingException {

    private static final long serialVersionUID = 1L;

    InvalidFileTemplateException(Problem problem) {
        super(problem);
    }
}
