package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/** Version rows or targets of which one is an ancestor of another: code {@code overlapping-revisions}. */
public final class OverlappingRevisionsException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private OverlappingRevisionsException(Problem problem) {
        super(problem);
    }

    static OverlappingRevisionsException rows(String upper, List<String> lower) {
        return new OverlappingRevisionsException(
                Problem.of("overlapping-revisions", "the version table holds '" + upper + "' and also what is below it")
                        .with("below it", Wording.first(lower))
                        .cure("the rows were not written by an upgrade; set them anew with: stamp --purge <revision>"));
    }

    static OverlappingRevisionsException targets(String asked, String upper, List<String> lower) {
        return new OverlappingRevisionsException(Problem.of(
                        "overlapping-revisions",
                        "'" + asked + "' stands for '" + upper + "' and also for what is below it")
                .with("below it", Wording.first(lower))
                .cure("name one revision"));
    }
}
