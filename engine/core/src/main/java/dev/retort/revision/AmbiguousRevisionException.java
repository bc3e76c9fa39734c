package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/** Several ids or labels start with what was typed: code {@code ambiguous-revision}. */
public final class AmbiguousRevisionException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private AmbiguousRevisionException(Problem problem) {
        super(problem);
    }

    static AmbiguousRevisionException of(String asked, String prefix, List<String> matches) {
        return new AmbiguousRevisionException(
                Problem.of("ambiguous-revision", matches.size() + " ids or labels start with '" + prefix + "'")
                        .with("asked for", asked)
                        .with("matches", Wording.first(matches))
                        .cure("type more characters"));
    }
}
