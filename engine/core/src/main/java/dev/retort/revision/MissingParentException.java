package dev.retort.revision;

import dev.retort.error.Problem;

/** A revision names a parent that is not there: code {@code missing-parent}. */
public final class MissingParentException extends InvalidGraphException {

    private static final long serialVersionUID = 1L;

    private MissingParentException(Problem problem) {
        super(problem);
    }

    static MissingParentException of(String id, String parent, String nearest) {
        return new MissingParentException(
                Problem.of("missing-parent", "revision '" + id + "' comes after '" + parent + "', which is not there")
                        .with("ids", id + ", " + parent)
                        .with("known", nearest)
                        .cure("bring the missing revision back, or correct the parent; it must be a full id"));
    }
}
