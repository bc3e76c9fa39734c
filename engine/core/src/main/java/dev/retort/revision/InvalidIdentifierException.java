package dev.retort.revision;

import dev.retort.error.Problem;

/** A revision id or a label that could not be typed as a target: code {@code invalid-identifier}. */
public final class InvalidIdentifierException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private InvalidIdentifierException(Problem problem) {
        super(problem);
    }

    static InvalidIdentifierException empty(String what) {
        return of("a " + what + " is empty", "give at least one character");
    }

    static InvalidIdentifierException reserved(String what, String text) {
        return of(
                "'" + text + "' cannot be used as " + what,
                "head, heads, base and current have a meaning of their own; choose another");
    }

    static InvalidIdentifierException character(String what, String text, String character) {
        return of(
                "the " + what + " '" + text + "' has the character '" + character + "'",
                "use letters, digits, '_' and '.'; targets give @ - + : a meaning of their own");
    }

    static InvalidIdentifierException tooLong(String id, int longest) {
        return of(
                "the revision id '" + id + "' has " + id.length() + " characters",
                "the version table takes " + longest + "; choose a shorter id");
    }

    private static InvalidIdentifierException of(String summary, String cure) {
        return new InvalidIdentifierException(
                Problem.of("invalid-identifier", summary).cure(cure));
    }
}
