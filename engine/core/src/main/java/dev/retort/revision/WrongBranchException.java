package dev.retort.revision;

import dev.retort.error.Problem;

/** A revision exists, but not on the branch that was named: code {@code wrong-branch}. */
public final class WrongBranchException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private WrongBranchException(Problem problem) {
        super(problem);
    }

    static WrongBranchException of(String asked, String revision, String branch) {
        return new WrongBranchException(
                Problem.of("wrong-branch", "revision '" + revision + "' is not on branch '" + branch + "'")
                        .with("asked for", asked)
                        .cure("leave out '" + branch + "@', or name a revision above or below '" + branch + "'"));
    }
}
