package dev.retort.junit.nightly;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Check;
import dev.retort.junit.check.FailedUpgrade;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.StepFailure;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.Engine.Books;
import dev.retort.junit.nightly.Discrepancy.Sides;
import dev.retort.revision.Direction;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult.StepResult;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * V17: two applications that start at the same moment. One migrates while the other waits, both end at the heads, and no
 * revision runs twice.
 */
public final class TwoAtOnceCheck implements Check.OfDatabase {

    private static final int PATIENCE_MINUTES = 10;

    /** Long enough for the other to come to the lock. */
    private static final int HEAD_START_MILLIS = 200;

    private static final Set<String> INTRUDERS = Set.of(
            "pg_terminate_backend", "pg_cancel_backend", "pg_advisory_unlock", "pg_advisory_unlock_all", "discard");

    private static final Cure CURE = Cure.of(
            Cure.Kind.LEAVE_LOCK,
            "let the revision leave the engine's lock and the sessions of others alone: no pg_terminate_backend(), no"
                    + " pg_advisory_unlock_all(), no file beside the database deleted, no second connection that waits for"
                    + " the first");

    @Override
    public String id() {
        return "two-at-once";
    }

    @Override
    public Outcome judge(Scene scene) {
        WayDown way = scene.walk().wayDown();
        if (way.head().isEmpty()) {
            return FailedUpgrade.headsUnreached(way, scene);
        }
        try (Workplace place = scene.walk().newPlace("two_at_once")) {
            Meeting meeting = new Meeting(place, scene);
            Runner one = new Runner(meeting);
            Runner other = new Runner(meeting);
            one.other = Optional.of(other);
            other.other = Optional.of(one);
            one.start();
            other.start();
            one.end();
            other.end();
            return judged(one, other, place, way.head().get(), scene);
        }
    }

    private static Outcome judged(Runner one, Runner other, Workplace place, State head, Scene scene) {
        List<Finding> findings = new ArrayList<>();
        Stream.of(one, other)
                .filter(runner -> runner.failure.isPresent())
                .limit(1)
                .forEach(runner -> findings.add(failed(runner, scene)));
        Map<String, Integer> times = new LinkedHashMap<>();
        one.done.forEach(id -> times.merge(id, 1, Integer::sum));
        other.done.forEach(id -> times.merge(id, 1, Integer::sum));
        times.forEach((id, count) -> {
            if (count > 1) {
                findings.add(scene.finding(
                                scene.walk().history().script(id),
                                Direction.UPGRADE,
                                "is run by both of two that start at once")
                        .cured(CURE));
            }
        });
        if (findings.isEmpty()) {
            findings.addAll(differences(place, head, scene));
        }
        return Outcome.of(
                findings,
                Looked.at("two runs from base, of which "
                        + (one.done.isEmpty() || other.done.isEmpty() ? "one found nothing to do" : "both took part")),
                List.of());
    }

    private static List<Finding> differences(Workplace place, State head, Scene scene) {
        List<Finding> findings = new ArrayList<>();
        for (Discrepancy one : Discrepancy.ofSchema(head, place.read(), new Sides("one run", "two at once"), scene)) {
            findings.add(
                    Finding.of("two that start at once leave another " + one.label() + " (" + scene.database() + ")")
                            .differing(one.lines())
                            .repeatedBy(scene.again().apply(""))
                            .cured(CURE));
        }
        Books books = scene.walk().history().books(place.source());
        if (books.log().size() != scene.walk().order().size()) {
            findings.add(Finding.of("two that start at once note "
                            + Looked.counted(books.log().size(), "step") + " for "
                            + Looked.counted(scene.walk().order().size(), "revision") + " (" + scene.database() + ")")
                    .differing(books.log())
                    .repeatedBy(scene.again().apply(""))
                    .cured(CURE));
        }
        return findings;
    }

    private static Finding failed(Runner runner, Scene scene) {
        RetortException failure = runner.failure.orElseThrow();
        Finding finding = Finding.of("of two that start at once, one fails: " + StepFailure.saidInOneLine(failure)
                + " (" + scene.database() + ")");
        Finding placed = toBlame(runner.meanwhile, scene.kind())
                .map(statement -> finding.at(Optional.of(
                                Blame.place(scene.walk().history().script(statement.revision()), statement.source())))
                        .blaming(List.of("meanwhile the other runs " + Blame.shown(statement))))
                .orElse(finding);
        return placed.explainedBy(failure.problem(), StepFailure.SHOWN_ELSEWHERE)
                .repeatedBy(scene.again().apply(""))
                .cured(CURE);
    }

    /** The last statement that ends sessions or lets locks go; else the last one. */
    private static Optional<StatementRun> toBlame(List<StatementRun> statements, DatabaseKind kind) {
        return statements.stream()
                .filter(statement -> Tokenizer.tokensWithCode(statement.sql(), kind).stream()
                        .anyMatch(token -> token.kind() == Token.Kind.WORD
                                && INTRUDERS.contains(token.name().toLowerCase(Locale.ROOT))))
                .reduce((one, later) -> later)
                .or(() -> statements.stream().reduce((one, later) -> later));
    }

    /** Lets the one that is first go on only when the other has come, too. */
    private record Meeting(Workplace place, Scene scene, CountDownLatch arrived) {

        Meeting(Workplace place, Scene scene) {
            this(place, scene, new CountDownLatch(2));
        }
    }

    /** One of the two. */
    private static final class Runner {

        private final Meeting meeting;
        private final List<String> done = new ArrayList<>();
        private final FutureTask<Boolean> task = new FutureTask<>(this::run, true);
        private final AtomicBoolean begun = new AtomicBoolean();
        private Optional<RetortException> failure = Optional.empty();
        private Optional<Runner> other = Optional.empty();
        private final List<StatementRun> statements = new CopyOnWriteArrayList<>();
        private volatile List<StatementRun> meanwhile = List.of();

        Runner(Meeting meeting) {
            this.meeting = meeting;
        }

        void start() {
            Thread thread = new Thread(task, "retort-two-at-once");
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            meeting.arrived().countDown();
            await();
            try {
                upgrade();
            } catch (RuntimeException e) {
                meanwhile =
                        List.copyOf(other.filter(it -> !it.statements.isEmpty()).orElse(this).statements);
                throw e;
            }
        }

        private void upgrade() {
            meeting.scene().walk().history().upgradeToHeads(meeting.place().source(), new RunListener() {

                @Override
                public void beforeStatement(StatementRun statement) {
                    statements.add(statement);
                    if (begun.compareAndSet(false, true)) {
                        pause();
                    }
                }

                @Override
                public void afterStep(StepResult result) {
                    done.add(result.revision());
                }
            });
        }

        private void await() {
            try {
                if (!meeting.arrived().await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("the other didn't come");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void pause() {
            try {
                Thread.sleep(HEAD_START_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void end() {
            try {
                task.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                failure = Optional.of(known(Objects.requireNonNullElse(e.getCause(), e)));
            } catch (TimeoutException e) {
                task.cancel(true);
                failure = Optional.of(new RetortException(
                        Problem.of("two-at-once", "it doesn't end within " + PATIENCE_MINUTES + " minutes")));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static RetortException known(Throwable thrown) {
            return thrown instanceof RetortException ours
                    ? ours
                    : new RetortException(Problem.of("two-at-once", "it threw " + thrown), thrown);
        }
    }
}
