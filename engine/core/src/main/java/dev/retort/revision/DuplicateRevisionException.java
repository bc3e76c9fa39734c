package dev.retort.revision;

import dev.retort.error.Problem;

/** Two revisions have the same id: code {@code duplicate-revision}. */
public final class DuplicateRevisionException extends InvalidGraphException {

    private static final long serialVersionUID = 1L;

    private DuplicateRevisionException(Problem problem) {
        super(problem);
    }

    static DuplicateRevisionException of(String id, String first, String second) {
        return new DuplicateRevisionException(Problem.of("duplicate-revision", "two revisions have the id '" + id + "'")
                .with("ids", id)
                .with("first", first)
                .with("second", second)
                .cure("delete one of the two, or give it another id"));
    }
}
