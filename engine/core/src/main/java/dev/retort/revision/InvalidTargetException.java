package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/**
 * A target or a range can't be followed from where the database is. Codes: {@code malformed-target} and
 * {@code range-not-allowed} for its form; {@code ambiguous-revision}, {@code ambiguous-walk}, {@code wrong-branch} and
 * {@code overlapping-revisions} for what it means; {@code walked-too-far} and {@code not-an-ancestor} for where it leads.
 */
public final class InvalidTargetException extends RevisionException {

    private static final long serialVersionUID = 1L;

    private InvalidTargetException(Problem problem) {
        super(problem);
    }

    private static InvalidTargetException of(String code, String summary, String asked, String cure) {
        return new InvalidTargetException(
                Problem.of(code, summary).with("asked for", asked).cure(cure));
    }

    // its form

    static InvalidTargetException malformed(String asked) {
        return new InvalidTargetException(Problem.of("malformed-target", "'" + asked + "' is not a target")
                .cure("write <id>, <label>, head, heads, base, +N, -N, <id>+N or <id>-N, each also after <label>@"));
    }

    static InvalidTargetException malformedRange(String asked) {
        return new InvalidTargetException(Problem.of("malformed-target", "'" + asked + "' is not a range")
                .cure("write <from>:<to> with one colon; either side may be left out"));
    }

    static InvalidTargetException rangeNotAllowed(String asked) {
        return new InvalidTargetException(Problem.of(
                        "range-not-allowed", "'" + asked + "' is a range, but one target is needed")
                .cure("give the target alone; a range <from>:<to> is for --sql, which doesn't read the database"));
    }

    // what it means

    static InvalidTargetException ambiguous(String asked, String prefix, List<String> matches) {
        return new InvalidTargetException(
                Problem.of("ambiguous-revision", matches.size() + " ids or labels start with '" + prefix + "'")
                        .with("asked for", asked)
                        .with("matches", Wording.first(matches))
                        .cure("type more characters"));
    }

    static InvalidTargetException nameOrWalk(String asked, String name, String from) {
        return new InvalidTargetException(Problem.of(
                        "ambiguous-revision",
                        "'" + asked + "' may be the start of '" + name + "', or steps from '" + from + "'")
                .with("asked for", asked)
                .cure("type the whole id or label, '" + name + "', or the whole name to count from"));
    }

    static InvalidTargetException wrongBranch(String asked, String revision, String branch) {
        return of(
                "wrong-branch",
                "revision '" + revision + "' is not on branch '" + branch + "'",
                asked,
                "leave out '" + branch + "@', or name a revision above or below '" + branch + "'");
    }

    static InvalidTargetException severalWaysUp(String asked, String from, List<String> ways) {
        return walk(
                asked,
                "there are several ways up from '" + from + "'",
                ways,
                "name the revision, or the branch: <label>@+N");
    }

    static InvalidTargetException severalWaysDown(String asked, String from, List<String> ways) {
        return walk(asked, "there are several ways down from '" + from + "'", ways, "name the revision to go to");
    }

    static InvalidTargetException severalStarts(String asked, List<String> ways) {
        return walk(
                asked,
                "'" + asked + "' could start from " + ways.size() + " current revisions",
                ways,
                "name the revision, or the branch: <label>" + (asked.indexOf('@') < 0 ? "@" + asked : "@N"));
    }

    private static InvalidTargetException walk(String asked, String summary, List<String> ways, String cure) {
        return new InvalidTargetException(Problem.of("ambiguous-walk", summary)
                .with("asked for", asked)
                .with("possible", Wording.first(ways))
                .cure(cure));
    }

    static InvalidTargetException overlappingRows(String upper, List<String> lower) {
        return overlap(
                "the version table lists '" + upper + "' and also what is below it",
                lower,
                "no upgrade writes such rows; reset them with: stamp --purge <revision>");
    }

    static InvalidTargetException overlappingTargets(String asked, String upper, List<String> lower) {
        return overlap("'" + asked + "' means '" + upper + "' and also what is below it", lower, "name one revision");
    }

    private static InvalidTargetException overlap(String summary, List<String> lower, String cure) {
        return new InvalidTargetException(Problem.of("overlapping-revisions", summary)
                .with("below it", Wording.first(lower))
                .cure(cure));
    }

    // where it leads

    static InvalidTargetException tooFarDown(String asked, String from, int steps, int possible) {
        return tooFar(
                asked,
                "there are only " + possible + " of " + steps + " steps below '" + from + "'",
                "give a smaller number, or base");
    }

    static InvalidTargetException tooFarUp(String asked, String from, int steps, int possible) {
        return tooFar(
                asked,
                "there are only " + possible + " of " + steps + " steps above '" + from + "'",
                "give a smaller number, or heads");
    }

    static InvalidTargetException wrongDirection(String asked, String command, String sign) {
        return tooFar(
                asked, command + " cannot go by " + asked, "give " + sign + "N with N of at least 1, or a revision");
    }

    static InvalidTargetException nothingApplied(String asked) {
        return tooFar(
                asked,
                "'" + asked + "' has nothing to count from: no revision is applied",
                "upgrade first, or name a revision");
    }

    private static InvalidTargetException tooFar(String asked, String summary, String cure) {
        return of("walked-too-far", summary, asked, cure);
    }

    static InvalidTargetException notApplied(String asked, String target, VersionRows rows) {
        return downgrade(
                "cannot downgrade to '" + target + "': it is not below the current revisions",
                asked,
                rows,
                "name a parent or an earlier ancestor of a current revision, base, or -N");
    }

    static InvalidTargetException onlyDependency(String asked, String target, VersionRows rows) {
        return downgrade(
                "cannot downgrade to '" + target + "': it is applied only because another revision depends on it",
                asked,
                rows,
                "revert the revision that depends on it; name a parent of a current revision, base, or -N");
    }

    static InvalidTargetException branchNotApplied(Target asked, String target, VersionRows rows) {
        String branch = asked.branch().orElse(target);
        return downgrade(
                "cannot downgrade to '" + target + "': nothing of branch '" + branch + "' is applied above it",
                asked.text(),
                rows,
                "leave out '" + branch + "@' to revert everything above '" + target
                        + "', or name a branch that is applied");
    }

    static InvalidTargetException notOnBranch(String asked, String branch, VersionRows rows) {
        return downgrade(
                "cannot downgrade: nothing above the target belongs to branch '" + branch + "'",
                asked,
                rows,
                "name a target below '" + branch + "', or leave the branch out");
    }

    private static InvalidTargetException downgrade(String summary, String asked, VersionRows rows, String cure) {
        return new InvalidTargetException(Problem.of("not-an-ancestor", summary)
                .with("asked for", asked)
                .with("current", rows)
                .cure(cure));
    }

    static InvalidTargetException notBelow(String asked, String lower, List<String> upper) {
        return new InvalidTargetException(
                Problem.of("not-an-ancestor", "revision '" + lower + "' is not an ancestor of the end of the range")
                        .with("asked for", asked)
                        .with("end of the range", Wording.first(upper))
                        .cure("give a range <from>:<to> whose start is below its end"));
    }
}
