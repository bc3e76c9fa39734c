package dev.retort.junit.check;

import dev.retort.dialect.SessionLeak;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * V14: a revision leaves its session as it found it. The engine puts settings back after each revision; by then it has
 * told what they were. A revision that relies on what an earlier one set works only while both are in one run. Nor does it
 * leave anything half built.
 */
public final class SessionCheck implements Check.OfRevision {

    private static final Pattern LOCKING = Pattern.compile("(?i)\\bpg_(?:try_)?advisory_lock");

    @Override
    public String id() {
        return "session";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        List<StepRun> runs = new ArrayList<>(List.of(evidence.up()));
        evidence.roundTrip().ifPresent(trip -> add(trip, runs));
        evidence.withRows().ifPresent(trip -> add(trip, runs));
        Map<Direction, StepRun> leaking = new LinkedHashMap<>();
        runs.stream().filter(run -> !run.leaks().isEmpty()).forEach(run -> leaking.putIfAbsent(run.direction(), run));
        List<Finding> findings = leaking.values().stream()
                .flatMap(run -> run.leaks().stream().map(leak -> finding(leak, run, evidence, scene)))
                .toList();
        Unfinished unfinished = new Unfinished(evidence, scene);
        return Outcome.of(
                Stream.concat(findings.stream(), unfinished.findings().stream()).toList(),
                Looked.at("the session after " + Looked.counted(runs.size(), "run")),
                unfinished.notes());
    }

    private static void add(RoundTrip trip, List<StepRun> runs) {
        runs.add(trip.down());
        trip.up().ifPresent(runs::add);
    }

    private static Finding finding(SessionLeak leak, StepRun run, RevisionEvidence.Upgraded evidence, Scene scene) {
        boolean object = leak.equals(SessionLeak.object(leak.what()));
        Finding finding = scene.finding(
                        evidence.script(),
                        run.direction(),
                        object ? "leaves " + leak.what() + " in its session" : "leaves " + leak.what() + " changed")
                .differing(object ? List.of() : List.of("before:  " + leak.before(), "but was: " + leak.after()))
                .cured(
                        object
                                ? Cure.of(
                                        Cure.Kind.REMOVE_FROM_SESSION,
                                        "remove " + leak.what() + " at the end of the migration")
                                : Cure.of(
                                        Cure.Kind.RESET_SETTING,
                                        "reset " + leak.what() + " at the end of the migration, or use what ends by"
                                                + " itself, such as SET LOCAL on PostgreSQL"));
        String name = leak.what().replaceFirst("\\(.*", "").replaceFirst(".*[ .]", "");
        Blame.Target target = object ? Blame.Target.temporary(name) : Blame.Target.setting(name);
        Finding blamed = Blame.on(finding, evidence.script(), run, target, scene);
        return leak.what().startsWith("advisory lock")
                ? blamed.blaming(run.statements().stream()
                        .filter(statement -> LOCKING.matcher(statement.sql()).find())
                        .map(Blame::shown)
                        .toList())
                : blamed;
    }
}
