package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/** A relative target comes to a place where there are several ways on: code {@code ambiguous-walk}. */
public final class AmbiguousWalkException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private AmbiguousWalkException(Problem problem) {
        super(problem);
    }

    static AmbiguousWalkException up(String asked, String from, List<String> ways) {
        return of(
                asked, "the way up from '" + from + "' divides", ways, "name the revision, or the branch: <label>@+N");
    }

    static AmbiguousWalkException down(String asked, String from, List<String> ways) {
        return of(asked, "the way down from '" + from + "' divides", ways, "name the revision to go to");
    }

    static AmbiguousWalkException start(String asked, List<String> ways) {
        return of(
                asked,
                "'" + asked + "' could start from " + ways.size() + " current revisions",
                ways,
                "name the revision, or the branch: <label>" + (asked.indexOf('@') < 0 ? "@" + asked : "@N"));
    }

    private static AmbiguousWalkException of(String asked, String summary, List<String> ways, String cure) {
        return new AmbiguousWalkException(Problem.of("ambiguous-walk", summary)
                .with("asked for", asked)
                .with("possible", Wording.first(ways))
                .cure(cure));
    }
}
