package dev.retort.junit.nightly;

import dev.retort.junit.check.Check;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.StepFailure;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.Copies.Ran;
import dev.retort.junit.evidence.Copies.Start;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.nightly.Discrepancy.Sides;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * V15: a revision gives the same on two equal copies, also on another day, in another time zone, with the rows in another
 * order, and for code in another locale. What differs is named with the circumstance that makes it differ. A column whose
 * default gives each row a value of its own may vary; so may numbers that are given to rows in the order in which they come.
 */
public final class RepeatableCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "repeatable";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        Start start = scene.walk().copies().before(evidence.script().revision().id());
        return new Comparison(evidence.script(), scene, start).outcome();
    }

    private static final class Comparison {

        private final RevisionScript script;
        private final Scene scene;
        private final Start start;
        private final Intended intended;
        private final List<String> notes = new ArrayList<>();
        private final List<Discrepancy> told = new ArrayList<>();
        private final Map<String, Variation> reasons = new HashMap<>();

        Comparison(RevisionScript script, Scene scene, Start start) {
            this.script = script;
            this.scene = scene;
            this.start = start;
            this.intended = new Intended(Declaration.Kind.VARIES, script, scene);
        }

        Outcome outcome() {
            Set<Variation> all = Stream.of(Variation.values())
                    .filter(one -> one.applies(script, scene.kind()))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variation.class)));
            Ran first = start.run();
            try (Workplace place = first.place()) {
                if (!first.run().succeeded()) {
                    return Outcome.untested("the upgrade fails on a copy");
                }
                State state = place.read();
                List<Finding> findings = new ArrayList<>();
                explain(all, state, findings);
                told.forEach(one -> judged(one, first.run(), state).ifPresent(findings::add));
                findings.addAll(intended.untrue());
                return Outcome.of(
                        findings,
                        Looked.rows(
                                state.data().tables().size(), (int) state.data().rowCount()),
                        notes);
            }
        }

        /** Tries everything at once, and one after the other if something differs. */
        private void explain(Set<Variation> all, State state, List<Finding> findings) {
            List<Discrepancy> left = new ArrayList<>(under(all, state, "elsewhere", findings));
            for (Variation one : all) {
                if (!left.isEmpty() && findings.isEmpty()) {
                    for (Discrepancy due : under(Set.of(one), state, one.words(), findings)) {
                        left.removeIf(other -> other.label().equals(due.label()));
                        if (reasons.putIfAbsent(due.label(), one) == null) {
                            told.add(due);
                        }
                    }
                }
            }
            told.addAll(left);
        }

        /** What differs from the first run. */
        private List<Discrepancy> under(Set<Variation> some, State first, String words, List<Finding> findings) {
            try (Workplace place = start.copy()) {
                StepRun second = Variation.run(some, start.step(), place, scene);
                if (!second.succeeded()) {
                    findings.add(failed(second, some));
                    return List.of();
                }
                State there = place.read();
                return Discrepancy.between(first, there, new Sides("here", words), scene).stream()
                        .filter(one -> !isNumbering(one, first, there))
                        .toList();
            }
        }

        private Finding failed(StepRun second, Set<Variation> some) {
            String where = some.stream().map(Variation::words).collect(Collectors.joining(", or "));
            return StepFailure.explained(
                            scene,
                            script,
                            Direction.UPGRADE,
                            "works here, and fails " + where + ": "
                                    + StepFailure.saidInOneLine(second.failure().orElseThrow()),
                            second.failure().orElseThrow())
                    .cured(cure());
        }

        private boolean isNumbering(Discrepancy one, State first, State there) {
            boolean numbers = one.table()
                    .filter(table -> Varying.onlyTheNumbersDiffer(table, first, there, scene.kind()))
                    .isPresent();
            if (numbers) {
                notes.add("numbers the rows of " + one.table().orElseThrow() + " in the order in which it finds them");
            }
            return numbers;
        }

        private Optional<Finding> judged(Discrepancy one, StepRun run, State after) {
            Optional<String> fromDefault = Varying.defaultOf(one, after, scene.kind());
            if (one.table().isPresent() && intended.covers(one.table().get(), one.column())) {
                return Optional.empty();
            }
            if (fromDefault.isPresent()) {
                notes.add(one.label() + " vary by their default, " + fromDefault.get());
                return Optional.empty();
            }
            String where = Optional.ofNullable(reasons.get(one.label()))
                    .map(Variation::words)
                    .orElse("elsewhere");
            Finding finding = scene.finding(script, Direction.UPGRADE, "gives other " + one.label() + " " + where)
                    .differing(one.lines())
                    .cured(cure());
            Finding blamed = one.blamed(finding, script, run, scene);
            List<String> sources = Varying.sources(run, blamed.blame(), scene.kind());
            return Optional.of(
                    sources.isEmpty()
                            ? blamed
                            : blamed.differing(Stream.concat(
                                            Stream.of("it asks for " + String.join(", ", sources)),
                                            one.lines().stream())
                                    .toList()));
        }

        private Cure cure() {
            return Cure.of(
                    Cure.Kind.SAME_EVERYWHERE,
                    "write a fixed value, an ORDER BY, or AT TIME ZONE 'UTC'; or, if each database may have its own, declare"
                            + " @Varies(revision = \"" + script.revision().id()
                            + "\", column = \"table.column\", because = \"…\")");
        }
    }
}
