package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/** A revision is not below the place from which it was asked for: code {@code not-an-ancestor}. */
public final class NotAnAncestorException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private NotAnAncestorException(Problem problem) {
        super(problem);
    }

    static NotAnAncestorException notApplied(String asked, String target, VersionRows rows) {
        return downgrade(
                "cannot downgrade to '" + target + "': it is not below the current revisions",
                asked,
                rows,
                "name a parent or an earlier ancestor of a current revision, base, or -N");
    }

    static NotAnAncestorException onlyDependency(String asked, String target, VersionRows rows) {
        return downgrade(
                "cannot downgrade to '" + target + "': it is applied only because another revision depends on it",
                asked,
                rows,
                "take back the revision that depends on it; name a parent of a current revision, base, or -N");
    }

    static NotAnAncestorException branchNotApplied(Target asked, String target, VersionRows rows) {
        String branch = asked.branch().orElse(target);
        return downgrade(
                "cannot downgrade to '" + target + "': nothing of branch '" + branch + "' is applied above it",
                asked.text(),
                rows,
                "leave out '" + branch + "@' to take back everything above '" + target
                        + "', or name a branch that is applied");
    }

    private static NotAnAncestorException downgrade(String summary, String asked, VersionRows rows, String cure) {
        return new NotAnAncestorException(Problem.of("not-an-ancestor", summary)
                .with("asked for", asked)
                .with("current", rows)
                .cure(cure));
    }

    static NotAnAncestorException branch(String asked, String branch, VersionRows rows) {
        return new NotAnAncestorException(Problem.of(
                        "not-an-ancestor",
                        "cannot downgrade: nothing above the target belongs to branch '" + branch + "'")
                .with("asked for", asked)
                .with("current", rows)
                .cure("name a target below '" + branch + "', or leave the branch out"));
    }

    static NotAnAncestorException range(String asked, String lower, List<String> upper) {
        return new NotAnAncestorException(
                Problem.of("not-an-ancestor", "revision '" + lower + "' is not an ancestor of the end of the range")
                        .with("asked for", asked)
                        .with("end of the range", Wording.first(upper))
                        .cure("give a range <from>:<to> whose start is below its end"));
    }
}
