package dev.retort.revision;

import dev.retort.error.Problem;

/** A target that follows none of the forms: code {@code malformed-target}. */
public final class MalformedTargetException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private MalformedTargetException(Problem problem) {
        super(problem);
    }

    static MalformedTargetException of(String asked) {
        return new MalformedTargetException(
                Problem.of("malformed-target", "'" + asked + "' is not a target")
                        .cure(
                                "the forms are <id>, <label>, head, heads, base, +N, -N, <id>+N, <id>-N, and <label>@ before any of them"));
    }

    static MalformedTargetException range(String asked) {
        return new MalformedTargetException(Problem.of("malformed-target", "'" + asked + "' is not a range")
                .cure("write <from>:<to> with one colon; either side may be left out"));
    }
}
