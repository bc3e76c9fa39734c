package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The revisions do not make a graph. A single problem is thrown as its own subclass; several are thrown as one
 * exception with the code {@code invalid-graph}, which lists them all.
 */
public class InvalidGraphException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private final transient List<InvalidGraphException> problems;

    InvalidGraphException(Problem problem) {
        super(problem);
        this.problems = List.of();
    }

    private InvalidGraphException(List<InvalidGraphException> problems) {
        super(Problem.of("invalid-graph", "the revisions have " + problems.size() + " problems")
                .with("problems", problems.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")))
                .cure("correct each of them; nothing was changed"));
        this.problems = List.copyOf(problems);
    }

    static void throwIfAny(List<InvalidGraphException> problems) {
        if (problems.size() == 1) {
            throw problems.get(0);
        }
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(problems);
        }
    }

    /** Each problem by itself; this exception if it is the only one. */
    public List<InvalidGraphException> problems() {
        return problems.isEmpty() ? List.of(this) : problems;
    }
}
