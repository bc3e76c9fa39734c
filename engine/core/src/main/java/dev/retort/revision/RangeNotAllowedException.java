package dev.retort.revision;

import dev.retort.error.Problem;

/** A range where one target is needed: code {@code range-not-allowed}. */
public final class RangeNotAllowedException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private RangeNotAllowedException(Problem problem) {
        super(problem);
    }

    static RangeNotAllowedException of(String asked) {
        return new RangeNotAllowedException(Problem.of(
                        "range-not-allowed", "'" + asked + "' is a range, but one target is needed")
                .cure("give the target alone; a range <from>:<to> needs --sql, where the database is not read"));
    }
}
