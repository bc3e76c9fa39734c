package dev.retort.junit.nightly;

import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.StepFailure;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.Engine.Books;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.nightly.Discrepancy.Sides;
import dev.retort.revision.Step;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The places between the statements of one step, at each of which the step is interrupted. */
final class Boundaries {

    private static final Sides SIDES = new Sides("before", "after the interruption");

    /** So many places are tried; of a longer step those beside statements outside of a transaction, and some others. */
    private static final int MOST = 40;

    private static final int SHOWN = 3;

    private final Scene scene;
    private final RevisionEvidence.Upgraded evidence;
    private final Step step;
    private final State before;
    private final State after;
    private final List<String> notes;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private int tried;
    private int completed;

    Boundaries(
            Scene scene, RevisionEvidence.Upgraded evidence, Step step, State before, State after, List<String> notes) {
        this.scene = scene;
        this.evidence = evidence;
        this.step = step;
        this.before = before;
        this.after = after;
        this.notes = notes;
    }

    /** How many interruptions there were. */
    int tried() {
        return tried;
    }

    /**
     * Interrupts the step everywhere.
     *
     * @param statements the statements of a whole run
     * @param places makes a database in the state before the step
     */
    List<Finding> findings(List<StatementRun> statements, Supplier<Workplace> places) {
        List<Interruption> all = chosen(statements).stream()
                .flatMap(number -> ways().map(way -> new Interruption(number, statements.size(), way)))
                .toList();
        Optional<Workplace> place = Optional.empty();
        try {
            for (Interruption one : all) {
                Workplace here = place.orElseGet(places);
                place = Optional.of(here);
                boolean clean = isClean(one, here, statements);
                if (!clean) {
                    here.close();
                    place = Optional.empty();
                }
            }
        } finally {
            place.ifPresent(Workplace::close);
        }
        if (completed > 0) {
            notes.add("what the " + step.direction().word() + " leaves after " + completed
                    + " of them, a second run completes");
        }
        return findings.stream().limit(SHOWN).toList();
    }

    private Stream<Interruption.Way> ways() {
        return scene.kind() == DatabaseKind.POSTGRESQL
                ? Stream.of(Interruption.Way.ERROR, Interruption.Way.END_OF_SESSION)
                : Stream.of(Interruption.Way.ERROR);
    }

    /** Before each statement, and behind the last one. */
    private static List<Integer> chosen(List<StatementRun> statements) {
        int count = statements.size();
        int stride = Math.max(1, count / MOST + (count % MOST == 0 ? 0 : 1));
        return count == 0
                ? List.of()
                : IntStream.rangeClosed(0, count)
                        .filter(i -> i % stride == 0 || i == count || besideOpen(statements, i))
                        .boxed()
                        .toList();
    }

    private static boolean besideOpen(List<StatementRun> statements, int i) {
        return !statements.get(i).transactional()
                || (i > 0 && !statements.get(i - 1).transactional());
    }

    /** Whether nothing is left, so that the database can be used again. */
    private boolean isClean(Interruption one, Workplace place, List<StatementRun> statements) {
        Books books = scene.walk().history().books(place.source());
        StepRun run = one.run(step, place, scene);
        tried++;
        if (run.succeeded()) {
            return false; // fewer statements than in the whole run; there was nothing to interrupt
        }
        State left = place.read();
        boolean sameBooks = scene.walk().history().books(place.source()).equals(books);
        List<Discrepancy> leftovers = Stream.concat(
                        Discrepancy.ofSchema(before, left, SIDES, scene).stream(),
                        Discrepancy.ofRows(before, left, SIDES).stream())
                .toList();
        if (leftovers.isEmpty() && sameBooks) {
            return true;
        }
        judge(one, place, statements, leftovers, sameBooks);
        return false;
    }

    private void judge(
            Interruption one,
            Workplace place,
            List<StatementRun> statements,
            List<Discrepancy> leftovers,
            boolean sameBooks) {
        String what = leftovers.isEmpty()
                ? "leaves version rows that aren't true"
                : leftovers.stream().map(Discrepancy::harm).limit(SHOWN).collect(Collectors.joining(", "));
        if (!sameBooks) {
            add(one, statements, leftovers, what, ", and the engine's books say something else than before");
            return;
        }
        StepRun second = place.run(step);
        if (!second.succeeded()) {
            String said = StepFailure.saidInOneLine(second.failure().orElseThrow());
            if (one.number() == one.total()) {
                done(one, statements, said);
            } else {
                add(one, statements, leftovers, what, ", and a second run fails: " + said);
            }
            return;
        }
        List<Discrepancy> wrong = Discrepancy.between(after, place.read(), new Sides("in one go", "in two"), scene);
        if (wrong.isEmpty()) {
            completed++;
        } else {
            add(
                    one,
                    statements,
                    wrong,
                    what,
                    ", and a second run ends with another " + wrong.get(0).label());
        }
    }

    /** All is done and only not noted yet, which a single statement outside of a transaction can't help. */
    private void done(Interruption one, List<StatementRun> statements, String said) {
        if (told.add("noted later")) {
            notes.add("the " + step.direction().word() + " interrupted " + one.where(statements)
                    + " is done, but not noted, and a second run fails: " + said + "; retort stamp notes it");
        }
    }

    /** What ends in the same way is told once, of the first place. */
    private void add(
            Interruption one, List<StatementRun> statements, List<Discrepancy> shown, String harm, String then) {
        if (told.add(then)) {
            findings.add(scene.finding(
                            evidence.script(),
                            step.direction(),
                            "interrupted " + one.where(statements) + " " + harm + then)
                    .at(Optional.of(one.last(statements)
                            .map(statement -> Blame.place(evidence.script(), statement.source()))
                            .orElseGet(() -> Blame.place(evidence.script(), Optional.empty()))))
                    .blaming(one.last(statements).map(Blame::shown).stream().toList())
                    .differing(shown.stream()
                            .limit(SHOWN)
                            .flatMap(discrepancy -> discrepancy.lines().stream())
                            .toList())
                    .cured(Cure.of(
                            Cure.Kind.COMPLETE_WHEN_REPEATED,
                            "run the revision in a transaction, or let each statement pass over what is there already"
                                    + " (IF NOT EXISTS, IF EXISTS), so that a second run completes it")));
        }
    }
}
