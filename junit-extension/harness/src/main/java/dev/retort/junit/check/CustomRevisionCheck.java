package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.finding.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A {@link CustomCheck} among ours. What it throws fails the revision and nothing else. */
public final class CustomRevisionCheck implements Check.OfRevision {

    private final CustomCheck check;

    /** Takes a check in. */
    public CustomRevisionCheck(CustomCheck check) {
        this.check = Objects.requireNonNull(check, "check");
    }

    @Override
    public String id() {
        return check.id();
    }

    @Override
    public String title() {
        return check.title();
    }

    /** The class that a person wrote. */
    @Override
    public String origin() {
        return check.getClass().getName();
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        CheckedRevision revision = new CheckedRevision(evidence, scene);
        try {
            Outcome outcome = Objects.requireNonNull(check.judge(revision), "the check returned no outcome");
            return check.marksValues() ? outcome : foreign(outcome, Scene.title(evidence.script()));
        } catch (AssertionError e) {
            return failed(revision, "fails: " + Marked.foreign(said(e)), e);
        } catch (RuntimeException e) {
            return failed(
                    revision,
                    "can't be judged: " + check.id() + " threw " + e.getClass().getName()
                            + Marked.foreign(": " + e.getMessage()),
                    e);
        }
    }

    /** Nobody knows which pieces of another's texts are values. */
    private static Outcome foreign(Outcome outcome, String title) {
        if (outcome instanceof Outcome.Passed passed) {
            return new Outcome.Passed(passed.looked(), foreign(passed.notes()));
        }
        if (outcome instanceof Outcome.Untested untested) {
            return new Outcome.Untested(
                    Marked.foreign(untested.reason()),
                    untested.kind()
                            .map(kind ->
                                    new Outcome.Kind(Marked.foreign(kind.reason()), Marked.foreign(kind.detail()))));
        }
        return new Outcome.Failed(((Outcome.Failed) outcome)
                .findings().stream().map(finding -> foreign(finding, title)).toList());
    }

    private static Finding foreign(Finding finding, String title) {
        String headline = finding.headline().startsWith(title + " ")
                ? title + " " + Marked.foreign(finding.headline().substring(title.length() + 1))
                : Marked.foreign(finding.headline());
        return new Finding(
                headline,
                finding.place(),
                foreign(finding.blame()),
                foreign(finding.difference()),
                foreign(finding.rows()),
                finding.cure().map(Marked::foreign),
                finding.inspect(),
                finding.again(),
                finding.about().map(Marked::foreign),
                finding.seenBy(),
                finding.remedy());
    }

    private static List<String> foreign(List<String> texts) {
        return texts.stream().map(Marked::foreign).toList();
    }

    private Outcome failed(CheckedRevision revision, String harm, Throwable cause) {
        String headline = harm.lines().findFirst().orElse("");
        Finding finding =
                revision.finding(headline).differing(harm.lines().skip(1).toList());
        return new Outcome.Failed(
                List.of(line(cause).map(line -> finding.blaming(List.of(line))).orElse(finding)));
    }

    private static String said(AssertionError error) {
        return String.valueOf(error.getMessage()).strip();
    }

    /** The line of the check from which it was thrown. */
    private Optional<String> line(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame ->
                        frame.getClassName().startsWith(check.getClass().getName()))
                .findFirst()
                .map(StackTraceElement::toString);
    }
}
