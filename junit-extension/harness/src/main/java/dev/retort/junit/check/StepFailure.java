package dev.retort.junit.check;

import dev.retort.error.RetortException;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.SourceFile;
import dev.retort.revision.Direction;
import dev.retort.run.MigrationFailedException;
import dev.retort.script.RevisionScript;
import java.util.Optional;
import java.util.Set;

/** Words for a step that failed. */
final class StepFailure {

    /** Facts of the engine's failure that the finding shows in another place. */
    static final Set<String> SHOWN_ELSEWHERE =
            Set.of("revision", "direction", "at", "file", "line", "script", "operation", "statement", "server");

    private StepFailure() {}

    static Finding of(Scene scene, RevisionScript script, StepRun run, String harm) {
        RetortException failure = run.failure().orElseThrow();
        Finding finding = scene.finding(script, run.direction(), harm + reason(failure))
                .at(Optional.of(place(script, failure)))
                .blaming(statement(run, failure).stream().toList())
                .explainedBy(failure.problem(), SHOWN_ELSEWHERE);
        return Optional.of(said(failure))
                .filter(said -> run.direction() == Direction.UPGRADE)
                .flatMap(said -> Origins.cure(said, script, scene))
                .map(cure -> finding.cured(Cure.of(Cure.Kind.COME_AFTER, cure)))
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
                        "let the downgrade undo everything that the upgrade does, or let the upgrade not rely on what the"
                                + " downgrade leaves"));
    }

    /** What the database said, which is at the bottom; else what the engine says. */
    static String said(RetortException failure) {
        String said = failure.problem().summary();
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            said = cause instanceof RetortException ? said : String.valueOf(cause.getMessage());
        }
        return said;
    }

    /** The cause in one line, with a colon before it. */
    static String reason(RetortException failure) {
        return ": "
                + said(failure)
                        .strip()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("^ERROR: ", "")
                        .replaceFirst("^\\[SQLITE_\\w+\\] [^(]*\\((.*)\\)$", "$1");
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
