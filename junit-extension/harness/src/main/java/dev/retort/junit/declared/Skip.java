package dev.retort.junit.declared;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A check of a revision that may fail for a while. It is made all the same: what it says is put aside until the date, and if
 * it has nothing to say, or the date is over, that is a finding.
 *
 * @param check the check's id
 * @param revision the revision's id; a verification also takes the start of one
 * @param until the last day on which it is skipped
 * @param because why that is all right
 */
public record Skip(String check, String revision, LocalDate until, String because) {

    /** Checks that there is a reason; code {@code illegal-declaration} if not. */
    public Skip {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(until, "until");
        if (because.isBlank()) {
            throw refused(check, revision, "doesn't say why", "because = \"…\"");
        }
    }

    /**
     * A skip.
     *
     * @param until the last day, as {@code 2026-12-31}
     * @throws RetortException if that is no day, or there is no reason; code {@code illegal-declaration}
     */
    public static Skip of(String check, String revision, String until, String because) {
        try {
            return new Skip(check, revision, LocalDate.parse(until), because);
        } catch (DateTimeParseException e) {
            throw refused(check, revision, "doesn't say until when", "until = \"2026-12-31\"");
        }
    }

    private static RetortException refused(String check, String revision, String what, String cure) {
        return new RetortException(Problem.of("illegal-declaration", "a skip " + what)
                .with("declared", "@Skips(check = \"" + check + "\", revision = \"" + revision + "\")")
                .cure("write " + cure));
    }

    /** Whether it speaks of this check of this revision. */
    public boolean isAbout(String ofCheck, String ofRevision) {
        return check.equals(ofCheck) && revision.equals(ofRevision);
    }

    /**
     * What comes of the check with this skip, on a day.
     *
     * @param needed whether the check may still fail on another database
     */
    public Outcome applied(Outcome outcome, boolean needed, LocalDate today) {
        String skip = "the skip of " + check + " at " + revision;
        if (outcome instanceof Outcome.Passed && !needed) {
            return new Outcome.Failed(List.of(Finding.of(skip + " isn't needed: the check passes")
                    .differing(List.of("skipped until " + until + ": " + because))
                    .cured(Cure.of(Cure.Kind.REMOVE_SKIP, "remove the skip"))));
        }
        if (!(outcome instanceof Outcome.Failed failed)) {
            return outcome;
        }
        return today.isAfter(until)
                ? new Outcome.Failed(failed.findings().stream()
                        .map(finding -> late(finding, skip))
                        .toList())
                : Outcome.untested("skipped until " + until + ": " + because);
    }

    private Finding late(Finding finding, String skip) {
        List<String> lines = new ArrayList<>(finding.difference());
        lines.add(skip + " ended on " + until + ": " + because);
        return finding.differing(lines);
    }
}
