package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.difference.Change;
import dev.retort.junit.evidence.Climb;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * V21: base → head in a single run, as production does it, gives the same schema, rows and positions as revision by revision,
 * each in a session of its own, as the walk does it and a developer who upgrades every day.
 */
public final class OneRunCheck implements Check.OfDatabase {

    private static final String EACH = "one by one";
    private static final String ONE = "in one run";

    @Override
    public String id() {
        return "one-run";
    }

    @Override
    public Outcome judge(Scene scene) {
        List<String> order = scene.walk().order().stream()
                .map(script -> script.revision().id())
                .toList();
        if (order.size() < 2) {
            return Outcome.passed(Looked.at("one revision is always one run"));
        }
        WayDown way = scene.walk().wayDown();
        if (way.head().isEmpty()) {
            return FailedUpgrade.headsUnreached(way, scene);
        }
        Optional<State> each = oneByOne(order, scene);
        if (each.isEmpty()) {
            return Outcome.untested("the heads aren't reached one by one");
        }
        TwoWays ways = TwoWays.between(
                each.get(),
                way.head().get(),
                () -> scene.walk().climb(order, Climb.Runs.EACH).end(),
                (table, column) -> false,
                scene);
        return Outcome.of(
                findings(ways, scene), Looked.at(Looked.counted(order.size(), "revision") + " in one run"), List.of());
    }

    /** Where the walk is at the end, unless it was given rows. */
    private static Optional<State> oneByOne(List<String> order, Scene scene) {
        if (scene.walk().hasGivenRows()) {
            return scene.walk().climb(order, Climb.Runs.EACH).end();
        }
        return scene.walk().evidence(order.get(order.size() - 1)) instanceof Upgraded last
                ? Optional.of(last.after())
                : Optional.empty();
    }

    /** One for each revision whose work comes out differently. */
    private static List<Finding> findings(TwoWays ways, Scene scene) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        Map<String, Blame.Target> targets = new LinkedHashMap<>();
        for (Change change : ways.schema()) {
            String id = owner(change, scene);
            add(id, SchemaWords.lines(change, EACH, ONE), lines);
            targets.putIfAbsent(id, Blame.Target.of(change.objectKind(), change.path()));
        }
        for (Map.Entry<String, List<DataChange>> table : ways.rows().entrySet()) {
            String id = writer(table.getKey(), scene);
            add(id, TwoWays.lines(table.getKey(), table.getValue(), EACH, ONE), lines);
            targets.putIfAbsent(
                    id,
                    Blame.Target.rows(table.getKey().substring(table.getKey().lastIndexOf('.') + 1), Optional.empty()));
        }
        ways.counters().forEach((name, positions) -> {
            String id = last(scene);
            add(
                    id,
                    List.of(
                            "numbers of " + name,
                            "  " + EACH + ": " + positions.get(0),
                            "  " + ONE + ": " + positions.get(1)),
                    lines);
            targets.putIfAbsent(id, Blame.Target.temporary(name));
        });
        List<Finding> findings = new ArrayList<>();
        lines.forEach((id, differing) -> {
            Upgraded seen = (Upgraded) scene.walk().evidence(id);
            Finding finding = scene.finding(
                            seen.script(),
                            Direction.UPGRADE,
                            "leads elsewhere in one run with the revisions before it than in a run of its own")
                    .differing(differing)
                    .cured(cure(seen.script(), scene));
            Finding blamed =
                    Blame.on(finding, seen.script(), seen.up(), Objects.requireNonNull(targets.get(id)), scene);
            findings.add(blamed.blaming(Stream.concat(forNewSessions(id, scene), blamed.blame().stream())
                    .toList()));
        });
        return findings;
    }

    private static void add(String id, List<String> more, Map<String, List<String>> lines) {
        lines.computeIfAbsent(id, any -> new ArrayList<>()).addAll(more);
    }

    /** The revision that makes it when they run one by one, else the one that makes what has the same name. */
    private static String owner(Change change, Scene scene) {
        return scene.changing(change)
                .map(RevisionEvidence::script)
                .findFirst()
                .or(() -> upgraded(scene)
                        .filter(seen -> seen.before().schema().allObjects().noneMatch(object -> isNamed(object, change))
                                && seen.after().schema().allObjects().anyMatch(object -> isNamed(object, change)))
                        .map(RevisionEvidence::script)
                        .findFirst())
                .map(script -> script.revision().id())
                .orElseGet(() -> last(scene));
    }

    private static boolean isNamed(SchemaObject object, Change change) {
        return object.kind() == change.objectKind()
                && object.name().equals(change.path().name());
    }

    private static String writer(String table, Scene scene) {
        return writers(table, scene).reduce((one, later) -> later).orElseGet(() -> last(scene));
    }

    /** The revisions that change rows of a table, in order. */
    static Stream<String> writers(String table, Scene scene) {
        return upgraded(scene)
                .filter(seen -> !seen.before()
                        .data()
                        .find(table)
                        .equals(seen.after().data().find(table)))
                .map(seen -> seen.script().revision().id());
    }

    private static String last(Scene scene) {
        List<RevisionScript> order = scene.walk().order();
        return order.get(order.size() - 1).revision().id();
    }

    static Stream<Upgraded> upgraded(Scene scene) {
        return scene.walk().order().stream()
                .map(script -> scene.walk().evidence(script.revision().id()))
                .filter(Upgraded.class::isInstance)
                .map(Upgraded.class::cast);
    }

    /** What earlier revisions give to sessions that begin later: one run has only one session. */
    private static Stream<String> forNewSessions(String id, Scene scene) {
        return upgraded(scene)
                .takeWhile(seen -> !seen.script().revision().id().equals(id))
                .flatMap(seen -> seen.up().statements().stream())
                .filter(statement -> Workplace.isForNewSessions(statement.sql(), scene.kind()))
                .map(OneRunCheck::withRevision);
    }

    private static String withRevision(StatementRun statement) {
        return statement.revision() + " " + Blame.shown(statement);
    }

    /** A revision that only fails when it runs with others. */
    static Finding failure(RevisionScript script, StepRun run, Scene scene) {
        Finding finding = StepFailure.of(
                scene,
                script,
                run,
                "fails in one run with the revisions before it, though it works in a run of its own");
        return finding.blaming(Stream.concat(forNewSessions(run.revision(), scene), finding.blame().stream())
                        .toList())
                .cured(cure(script, scene));
    }

    private static Cure cure(RevisionScript script, Scene scene) {
        String how = scene.kind() == DatabaseKind.SQLITE
                ? "look ids up in their table, and don't use last_insert_rowid(), changes() or total_changes() of what an"
                        + " earlier revision did"
                : "write names with their schema, set what it needs by itself with SET LOCAL, and look ids up in their"
                        + " table";
        return Cure.of(
                Cure.Kind.SAME_IN_ONE_RUN,
                "let " + script.revision().id() + " not depend on which session it runs in: " + how);
    }
}
