package dev.retort.revision;

import dev.retort.error.Problem;

/** A revision depends on something that is not there: code {@code missing-dependency}. */
public final class MissingDependencyException extends InvalidGraphException {

    private static final long serialVersionUID = 1L;

    private MissingDependencyException(Problem problem) {
        super(problem);
    }

    static MissingDependencyException of(String id, String dependency, String nearest) {
        return new MissingDependencyException(Problem.of(
                        "missing-dependency",
                        "revision '" + id + "' depends on '" + dependency + "', which is not there")
                .with("ids", id + ", " + dependency)
                .with("known", nearest)
                .cure("bring the missing revision back, or correct the dependency; it must be a full id or a label"));
    }
}
