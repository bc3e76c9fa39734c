package dev.retort.junit.check;

import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.finding.Finding;
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
            return Objects.requireNonNull(check.judge(revision), "the check returned no outcome");
        } catch (AssertionError e) {
            return failed(revision, "fails: " + said(e), e);
        } catch (RuntimeException e) {
            return failed(revision, "can't be judged: " + check.id() + " threw " + e, e);
        }
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
