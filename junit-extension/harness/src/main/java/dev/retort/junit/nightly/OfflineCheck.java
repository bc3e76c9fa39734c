package dev.retort.junit.nightly;

import dev.retort.error.RetortException;
import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Check;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.StepFailure;
import dev.retort.junit.evidence.Copies.Start;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.history.Engine.Books;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.nightly.Discrepancy.Sides;
import dev.retort.junit.nightly.PlainScript.Stopped;
import dev.retort.revision.Step;
import dev.retort.script.RevisionScript;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * V12: the script that the engine writes for a revision does the same as the engine: on an equal copy it leaves the same
 * schema, the same rows and the same books. A revision of which no script can be written is named with its line.
 */
public final class OfflineCheck implements Check.OfRevision {

    private static final Sides SIDES = new Sides("online", "by script");

    @Override
    public String id() {
        return "offline";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        Start start = scene.walk().copies().before(evidence.script().revision().id());
        List<String> notes = new ArrayList<>();
        try (Workplace online = start.copy();
                Workplace scripted = start.copy()) {
            Both both = new Both(evidence.script(), scene, online, scripted, start);
            List<Finding> findings = both.compared(start.step(), notes);
            boolean reversible =
                    evidence.roundTrip().filter(trip -> trip.down().succeeded()).isPresent();
            if (findings.isEmpty() && reversible) {
                findings.addAll(both.compared(History.reverse(start.step()), notes));
            }
            return Outcome.of(findings, Looked.at(reversible ? "both scripts" : "the script of the upgrade"), notes);
        }
    }

    /** Two equal databases, on one of which the engine runs a step, on the other its script. */
    private record Both(RevisionScript script, Scene scene, Workplace online, Workplace scripted, Start start) {

        List<Finding> compared(Step step, List<String> notes) {
            StepRun run = online.run(step);
            if (!run.succeeded()) {
                notes.add("the " + step.direction().word() + " fails with these rows, so its script isn't run");
                return new ArrayList<>();
            }
            String text;
            try {
                text = scene.walk().history().script(step, scene.kind());
            } catch (RetortException e) {
                return new ArrayList<>(List.of(unwritten(e, step)));
            }
            Optional<Stopped> stopped = ran(text);
            if (stopped.isPresent()) {
                return new ArrayList<>(List.of(stopped(stopped.get(), step)));
            }
            return differences(step, run);
        }

        private Optional<Stopped> ran(String text) {
            try {
                return PlainScript.run(text, scripted.source(), scene.kind());
            } catch (SQLException e) {
                throw Workplace.unreachable(e);
            }
        }

        private Finding unwritten(RetortException e, Step step) {
            return StepFailure.explained(
                            scene,
                            script,
                            step.direction(),
                            "can't be written as a script: " + StepFailure.innermost(e),
                            e)
                    .cured(Cure.of(
                            Cure.Kind.WRITE_AS_SQL,
                            "write it as SQL that selects its own rows; if nobody runs scripts, leave the check out:"
                                    + " retort.checks=-offline"));
        }

        private Finding stopped(Stopped stopped, Step step) {
            return scene.finding(
                            script,
                            step.direction(),
                            "works online, and its script ends: "
                                    + ServerWords.marked(String.valueOf(
                                                    stopped.error().getMessage()))
                                            .lines()
                                            .findFirst()
                                            .orElse(""))
                    .blaming(List.of("script: " + Blame.shortened(stopped.statement())))
                    .cured(Cure.of(
                            Cure.Kind.SAME_BY_SCRIPT,
                            "let the revision not depend on the session in which it runs, so that it is the"
                                    + " same by script"));
        }

        private List<Finding> differences(Step step, StepRun run) {
            List<Discrepancy> all = Discrepancy.between(online.read(), scripted.read(), SIDES, scene);
            List<Discrepancy> left = all.isEmpty() ? all : withoutVarying(all, step);
            List<Finding> findings = new ArrayList<>();
            for (Discrepancy one : left) {
                Finding finding = scene.finding(
                                script, step.direction(), "leaves other " + one.label() + " by script than online")
                        .differing(one.lines())
                        .cured(Cure.of(
                                Cure.Kind.SAME_BY_SCRIPT,
                                "let the revision not depend on the session in which it runs, so that it is the same by"
                                        + " script"));
                findings.add(one.blamed(finding, script, run, scene));
            }
            Books expected = scene.walk().history().books(online.source());
            Books actual = scene.walk().history().books(scripted.source());
            if (!expected.equals(actual)) {
                findings.add(books(expected, actual, step));
            }
            return findings;
        }

        /** What differs between two runs of the engine is no matter of the script; the check {@code repeatable} tells. */
        private List<Discrepancy> withoutVarying(List<Discrepancy> all, Step step) {
            try (Workplace second = start.copy()) {
                Variation.ANOTHER_DAY.run(start.step(), second, scene);
                if (step.direction() != start.step().direction()) {
                    Variation.ANOTHER_DAY.run(step, second, scene);
                }
                List<Discrepancy> varying = Discrepancy.between(online.read(), second.read(), SIDES, scene);
                return all.stream()
                        .filter(one ->
                                varying.stream().noneMatch(other -> one.label().equals(other.label())))
                        .toList();
            }
        }

        private Finding books(Books expected, Books actual, Step step) {
            return scene.finding(script, step.direction(), "is noted otherwise by script than online")
                    .differing(List.of(
                            "online:    " + expected.versions() + ", " + last(expected),
                            "by script: " + actual.versions() + ", " + last(actual)))
                    .cured(Cure.of(
                            Cure.Kind.SAME_BY_SCRIPT,
                            "let the revision leave the engine's own tables alone, so that it is the same by script"));
        }

        private static String last(Books books) {
            return books.log().isEmpty()
                    ? "nothing"
                    : books.log().get(books.log().size() - 1);
        }
    }
}
