package dev.retort.junit.verification;

import dev.retort.error.RetortException;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.ReportedValues;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.junit.rows.UserCode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A database, or the history itself: an outermost branch of the tree.
 *
 * @param name such as {@code PostgreSQL 18.6 (embedded)}, or {@code history}
 * @param checks its checks
 */
public record Place(String name, List<CheckGroup> checks) {

    /** Copies the checks. */
    public Place {
        checks = List.copyOf(checks);
    }

    /**
     * A check at one place, with a leaf for each revision, or one for the whole.
     *
     * @param title the check's name
     * @param nodes its leaves, at least one
     */
    public record CheckGroup(String title, List<CheckNode> nodes) {

        /** Copies the leaves. */
        public CheckGroup {
            nodes = List.copyOf(nodes);
        }

        /** A check of the whole, which is its only leaf. */
        static CheckGroup whole(
                String place, String check, String title, ReportedValues values, Supplier<Outcome> judgement) {
            return new CheckGroup(
                    title,
                    List.of(new CheckNode(place, check, Optional.empty(), title, Optional.empty(), values, judgement)));
        }
    }

    /** One check at one place, ready to run: a leaf of the tree. */
    public static final class CheckNode {

        /** Enough to see where it happened, for whoever mends it. */
        private static final int FRAMES = 5;

        private final String place;
        private final String check;
        private final Optional<String> revision;
        private final String title;
        private final Optional<URI> source;
        private final ReportedValues values;
        private final Supplier<Outcome> judgement;

        CheckNode(
                String place,
                String check,
                Optional<String> revision,
                String title,
                Optional<URI> source,
                ReportedValues values,
                Supplier<Outcome> judgement) {
            this.place = place;
            this.check = check;
            this.revision = revision;
            this.title = title;
            this.source = source;
            this.values = values;
            this.judgement = judgement;
        }

        /** The check's id. */
        public String check() {
            return check;
        }

        /** What people read: the revision and what it does, or the check's name. */
        public String title() {
            return title;
        }

        /** The revision's file, if it is one. */
        public Optional<URI> source() {
            return source;
        }

        /** Runs the check. What goes wrong in it is a failure of it, not an exception. */
        public NodeResult run() {
            long begin = System.nanoTime();
            Outcome outcome = values.applied(judge());
            return new NodeResult(place, check, revision, title, outcome, (System.nanoTime() - begin) / 1_000_000);
        }

        private Outcome judge() {
            try {
                return judgement.get();
            } catch (RetortException e) {
                return new Outcome.Failed(
                        List.of(Finding.of("the check can't be made: " + ServerWords.summary(e.problem()))
                                .explainedBy(e.problem(), Set.of())));
            } catch (RuntimeException | AssertionError e) {
                return new Outcome.Failed(List.of(Finding.of("the check can't be made: "
                                + e.getClass().getName()
                                + (e.getMessage() == null ? "" : ": " + Marked.foreign(e.getMessage())))
                        .at(UserCode.lineOfAnybody(e))
                        .differing(Stream.of(e.getStackTrace())
                                .limit(FRAMES)
                                .map(StackTraceElement::toString)
                                .toList())));
            }
        }
    }
}
