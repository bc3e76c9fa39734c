package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/** One revision was needed, and there are several heads: code {@code multiple-heads}. */
public final class MultipleHeadsException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private MultipleHeadsException(Problem problem) {
        super(problem);
    }

    static MultipleHeadsException of(String asked, List<String> heads) {
        return new MultipleHeadsException(
                Problem.of(
                                "multiple-heads",
                                "'" + asked + "' means " + heads.size() + " heads, but one revision is needed")
                        .with("heads", Wording.first(heads))
                        .cure(
                                "name one of them, narrow it down with <label>@head, take all of them with heads, or merge them"));
    }
}
