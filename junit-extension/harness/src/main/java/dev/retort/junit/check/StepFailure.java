package dev.retort.junit.check;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.SourceFile;
import dev.retort.revision.Direction;
import dev.retort.run.MigrationFailedException;
import dev.retort.script.RevisionScript;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for a step that failed. */
public final class StepFailure {

    /** Facts of the engine's failure that the finding shows in another place. */
    public static final Set<String> SHOWN_ELSEWHERE =
            Set.of("revision", "direction", "at", "file", "line", "script", "operation", "statement", "server");

    /**
     * Classes of PostgreSQL's error codes.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    private static final Set<String> OF_NAMES =
            Set.of("0A", "25", "2B", "3D", "3F", "40", "42", "53", "54", "55", "57");

    private StepFailure() {}

    static Finding of(Scene scene, RevisionScript script, StepRun run, String harm) {
        RetortException failure = run.failure().orElseThrow();
        Finding finding = scene.finding(script, run.direction(), harm + reason(failure))
                .at(Optional.of(place(script, failure)))
                .blaming(statement(run, failure).stream().toList())
                .explainedBy(advised(failure.problem()), shownElsewhere(failure));
        Optional<Cure> cure = run.direction() == Direction.UPGRADE
                ? Origins.cure(said(failure), script, scene).map(words -> Cure.of(Cure.Kind.COME_AFTER, words))
                : Origins.gone(said(failure), script, scene).map(words -> Cure.of(Cure.Kind.LEAVE_OUT, words));
        return cure.map(finding::cured)
                .orElse(finding)
                .about(run.revision() + " " + run.direction() + " fails: "
                        + statement(run, failure).orElseGet(() -> reason(failure)));
    }

    /**
     * An upgrade that ran before. The engine's advice is for a first run; here the downgrade left what is in the way, which
     * the check {@code no-trace} may have told.
     */
    static Finding again(Scene scene, RevisionScript script, StepRun run, String harm) {
        return of(scene, script, run, harm)
                .about(Trace.behind(run, scene)
                        .map(Trace::about)
                        .orElseGet(() -> run.revision() + " can't be run again"))
                .cured(Cure.of(
                        Cure.Kind.UNDO_EVERYTHING,
                        "let the downgrade undo everything that the upgrade does, or let the upgrade not rely on what"
                                + " the downgrade leaves"));
    }

    /** No other tool has worked on the database of a walk. */
    private static Problem advised(Problem problem) {
        return problem.cure()
                .map(cure -> problem.cure(cure.replace("; if another tool made it, stamp the database", "")))
                .orElse(problem);
    }

    /** The cause too if the headline has it. */
    private static Set<String> shownElsewhere(RetortException failure) {
        boolean inHeadline = said(failure).equals(failure.problem().facts().get("cause"));
        return inHeadline
                ? Stream.concat(SHOWN_ELSEWHERE.stream(), Stream.of("cause")).collect(Collectors.toSet())
                : SHOWN_ELSEWHERE;
    }

    /** What the database said, which is at the bottom; else what the engine says. */
    public static String said(RetortException failure) {
        String said = innermost(failure);
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            said = cause instanceof RetortException ? said : String.valueOf(cause.getMessage());
        }
        return said;
    }

    /** The cause in one line, with a colon before it. */
    static String reason(RetortException failure) {
        return ": " + saidInOneLine(failure);
    }

    /** What {@link #said} gives, with values marked. */
    static String told(RetortException failure) {
        Throwable bottom = failure;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        if (bottom instanceof RetortException) {
            return said(failure);
        }
        boolean names = bottom instanceof SQLException refusal && isOfNames(refusal) && !isRaised(refusal);
        return names ? ServerWords.ofNames(said(failure)) : ServerWords.marked(said(failure));
    }

    /** Whether its code is one of a class of errors about names, types, rights and what the server can do. */
    private static boolean isOfNames(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return state.length() == 5 && OF_NAMES.contains(state.substring(0, 2));
    }

    /** A trigger or a function may raise any code with any words. */
    private static boolean isRaised(SQLException refusal) {
        return String.valueOf(refusal.getMessage()).contains(" at RAISE");
    }

    /** The first line of what was said, without the driver's frame, with values marked. */
    public static String saidInOneLine(RetortException failure) {
        return told(failure)
                .strip()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^ERROR: ", "")
                .replaceFirst("^\\[SQLITE_\\w+\\] [^(]*\\((.*)\\)$", "$1");
    }

    /** The innermost thing that the engine itself said, which is nearest to the cause. */
    public static String innermost(RetortException failure) {
        String said = failure.problem().summary();
        for (Throwable cause = failure.getCause(); cause instanceof RetortException ours; cause = cause.getCause()) {
            said = ours.problem().summary();
        }
        return said;
    }

    /** A finding about a failure outside of a step of the walk: its line, the engine's facts and cure. */
    public static Finding explained(
            Scene scene, RevisionScript script, Direction direction, String harm, RetortException failure) {
        return scene.finding(script, direction, harm)
                .at(Optional.of(place(script, failure)))
                .explainedBy(failure.problem(), SHOWN_ELSEWHERE);
    }

    private static String place(RevisionScript script, RetortException failure) {
        return failure instanceof MigrationFailedException failed
                ? Blame.place(script, failed.source())
                : SourceFile.shown(script.origin());
    }

    private static Optional<String> statement(StepRun run, RetortException failure) {
        boolean known = failure instanceof MigrationFailedException failed
                && failed.statement().isPresent();
        return known && !run.statements().isEmpty()
                ? Optional.of(Blame.shown(run.statements().get(run.statements().size() - 1)))
                : Optional.empty();
    }
}
