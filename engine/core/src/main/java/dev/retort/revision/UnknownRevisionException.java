package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/** A token, a branch or a version row names no revision of the graph: code {@code unknown-revision}. */
public final class UnknownRevisionException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private UnknownRevisionException(Problem problem) {
        super(problem);
    }

    static UnknownRevisionException token(String asked, String token, List<String> nearest, int known) {
        return new UnknownRevisionException(Problem.of(
                        "unknown-revision", "no revision or label is called '" + token + "'")
                .with("asked for", asked)
                .with("known", Wording.known(nearest, known))
                .cure("give an id, the unique start of an id longer than 3 characters, a label, head, heads or base"));
    }

    static UnknownRevisionException branch(String asked, String branch, List<String> nearest, int known) {
        return new UnknownRevisionException(Problem.of("unknown-revision", "no branch is called '" + branch + "'")
                .with("asked for", asked)
                .with("known", Wording.known(nearest, known))
                .cure("put a label or a revision id before the @"));
    }

    static UnknownRevisionException row(String id, List<String> nearest, int known) {
        return new UnknownRevisionException(
                Problem.of("unknown-revision", "the version table lists revision '" + id + "', which has no script")
                        .with("version row", id)
                        .with("known", Wording.known(nearest, known))
                        .cure("restore the missing script, or reset the rows with: stamp --purge <revision>"));
    }

    static UnknownRevisionException current(String asked) {
        return new UnknownRevisionException(Problem.of("unknown-revision", "'current' cannot be used here")
                .with("asked for", asked)
                .cure("use it with show, edit and history; elsewhere give a revision or a relative target"));
    }

    static UnknownRevisionException id(String id, List<String> nearest, int known) {
        return new UnknownRevisionException(Problem.of("unknown-revision", "no revision has the id '" + id + "'")
                .with("known", Wording.known(nearest, known))
                .cure("give the full id of a revision"));
    }
}
