package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.junit.evidence.Climb;
import dev.retort.junit.evidence.Counter;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Branches don't need one another: what the graph lets run in another order runs in it, and leads to the same schema and
 * rows. Each branch is also climbed alone.
 */
public final class BranchOrderCheck implements Check.OfDatabase {

    @Override
    public String id() {
        return "branch-order";
    }

    @Override
    public Outcome judge(Scene scene) {
        BranchOrders orders = new BranchOrders(scene.walk().history().graph(), ids(scene));
        if (!orders.isBranched()) {
            return Outcome.passed(Looked.at("the history has one order only"));
        }
        WayDown way = scene.walk().wayDown();
        Climb other = scene.walk().climb(orders.other(), Climb.Runs.ONE);
        if (way.head().isEmpty()) {
            return other.end().isPresent()
                    ? new Outcome.Failed(
                            List.of(failed(way.failure().orElseThrow(), orders.first(), orders.swapped(), scene)))
                    : FailedUpgrade.headsUnreached(way, scene);
        }
        if (other.failure().isPresent()) {
            return new Outcome.Failed(List.of(failed(other.failure().get(), orders.other(), orders, scene)));
        }
        List<List<String>> alone = orders.alone();
        for (List<String> branch : alone) {
            Optional<StepRun> failure =
                    scene.walk().climb(branch, Climb.Runs.ONE).failure();
            if (failure.isPresent()) {
                return new Outcome.Failed(List.of(failed(failure.get(), branch, orders, scene)));
            }
        }
        return Outcome.of(
                differing(way.head().get(), other.end().orElseThrow(), orders, scene),
                Looked.at("two orders" + (alone.isEmpty() ? "" : ", " + Looked.counted(alone.size(), "branch alone"))),
                List.of());
    }

    private static List<String> ids(Scene scene) {
        return scene.walk().order().stream()
                .map(script -> script.revision().id())
                .toList();
    }

    /**
     * A revision that fails without one that is no ancestor of it; which one, is found out by trying.
     *
     * @param climbed the order in which it fails
     * @param orders of which the first is one in which it works
     */
    private static Finding failed(StepRun run, List<String> climbed, BranchOrders orders, Scene scene) {
        String id = run.revision();
        RevisionScript script = scene.walk().history().script(id);
        List<String> before = climbed.subList(0, climbed.indexOf(id));
        List<String> missing = orders.first().subList(0, orders.first().indexOf(id)).stream()
                .filter(other -> !before.contains(other))
                .toList();
        Optional<String> needed = needed(id, missing, orders, scene);
        String which =
                needed.map(it -> Scene.title(scene.walk().history().script(it))).orElse("a revision of another branch");
        Finding finding = StepFailure.of(scene, script, run, "fails before " + which + ", on which it doesn't depend");
        return needed.map(it -> finding.cured(cure(script, it))).orElse(finding);
    }

    /**
     * The revision without which it fails: the last one of the fewest that have to run before. Since more of them never hurt,
     * half of what is left is tried each time.
     */
    private static Optional<String> needed(String id, List<String> missing, BranchOrders orders, Scene scene) {
        int fails = 0;
        int works = missing.size();
        while (works - fails > 1) {
            int tried = (fails + works) / 2;
            Set<String> wanted = orders.withAncestors(missing.subList(0, tried));
            wanted.addAll(orders.withAncestors(List.of(id)));
            List<String> way = orders.first().stream().filter(wanted::contains).toList();
            if (scene.walk().climb(way, Climb.Runs.ONE).failure().isPresent()) {
                fails = tried;
            } else {
                works = tried;
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing.get(works - 1));
    }

    private static Cure cure(RevisionScript script, String needed) {
        boolean sql = script.origin().name().endsWith(".sql");
        return Cure.of(
                Cure.Kind.DEPEND_ON,
                "let " + script.revision().id() + " say that it needs " + needed + ": "
                        + (sql
                                ? "-- depends_on: " + needed + " in its header"
                                : "dependsOn = \"" + needed + "\" in its @Revision"));
    }

    /** What is different at the heads, by the two revisions that don't commute. */
    private static List<Finding> differing(State first, State other, BranchOrders orders, Scene scene) {
        Set<Tolerance> tolerances = EnumSet.of(Tolerance.COLUMN_ORDER);
        tolerances.addAll(scene.tolerances());
        Scene tolerant = new Scene(scene.walk(), scene.declarations(), tolerances, scene.checks(), scene.again());
        TwoWays ways = TwoWays.between(
                first,
                other,
                () -> scene.walk().climb(orders.first(), Climb.Runs.ONE).end(),
                numbered(first),
                tolerant);
        String one = "as walked";
        String swapped = "in the other order";
        Map<List<String>, List<String>> lines = new LinkedHashMap<>();
        Map<List<String>, Blame.Target> targets = new HashMap<>();
        for (Change change : ways.schema()) {
            List<String> changing = scene.changing(change)
                    .map(seen -> seen.script().revision().id())
                    .toList();
            ObjectPath path = change.path();
            String table = change.objectKind().isInTable()
                    ? path.parent().map(ObjectPath::name).orElse(path.name())
                    : path.name();
            List<String> pair = pair(changing, table, orders, scene);
            add(pair, SchemaWords.lines(change, one, swapped), lines);
            targets.putIfAbsent(pair, Blame.Target.of(change.objectKind(), path));
        }
        for (Map.Entry<String, List<DataChange>> table : ways.rows().entrySet()) {
            List<String> writers = OneRunCheck.writers(table.getKey(), scene).toList();
            String name = table.getKey().substring(table.getKey().lastIndexOf('.') + 1);
            List<String> pair = pair(writers, name, orders, scene);
            add(pair, TwoWays.lines(table.getKey(), table.getValue(), one, swapped), lines);
            targets.putIfAbsent(pair, Blame.Target.rows(name, Optional.empty()));
        }
        List<Finding> findings = new ArrayList<>();
        lines.forEach((pair, differing) ->
                findings.add(finding(pair, differing, Objects.requireNonNull(targets.get(pair)), scene)));
        return findings;
    }

    /** Two revisions of different branches: one that changed something in the first order, and one that speaks of it. */
    private static List<String> pair(List<String> changing, String table, BranchOrders orders, Scene scene) {
        List<String> speaking = OneRunCheck.upgraded(scene)
                .filter(seen -> seen.up().statements().stream()
                        .anyMatch(statement -> Blame.mentions(statement.sql(), table, scene.kind())))
                .map(seen -> seen.script().revision().id())
                .toList();
        return orders.unordered(changing, speaking)
                .or(() -> orders.unordered(speaking, speaking))
                .orElse(List.of());
    }

    private static void add(List<String> pair, List<String> more, Map<List<String>, List<String>> lines) {
        lines.computeIfAbsent(pair, any -> new ArrayList<>()).addAll(more);
    }

    private static Finding finding(List<String> pair, List<String> differing, Blame.Target target, Scene scene) {
        if (pair.isEmpty()) {
            return Finding.of("the branches lead to something else in the other order (" + scene.database() + ")")
                    .differing(differing)
                    .cured(Cure.of(
                            Cure.Kind.DEPEND_ON,
                            "let the revision that is to come second depend on the other: depends_on"))
                    .repeatedBy(scene.again().apply(""));
        }
        RevisionScript script = scene.walk().history().script(pair.get(1));
        String other = pair.get(0);
        Finding finding = scene.finding(
                        script,
                        Direction.UPGRADE,
                        "leads elsewhere when it runs before "
                                + Scene.title(scene.walk().history().script(other)) + ", on which it doesn't depend")
                .differing(differing)
                .cured(cure(script, other))
                .about("order of " + pair.get(1) + " and " + other);
        return scene.walk().evidence(pair.get(1)) instanceof Upgraded seen
                ? Blame.on(finding, script, seen.up(), target, scene)
                : finding;
    }

    /** Columns that get a number in the order of the inserts, and those that point to them. */
    private static BiPredicate<String, String> numbered(State state) {
        Set<String> numbered = new HashSet<>();
        state.counters().stream().map(Counter::column).flatMap(Optional::stream).forEach(numbered::add);
        SchemaSnapshot schema = state.schema();
        for (SchemaObject table : schema.objects()) {
            boolean rowid = table.children(ObjectKind.PRIMARY_KEY).stream()
                    .anyMatch(key -> key.names("columns").size() == 1
                            && isRowid(table, key.names("columns").get(0)));
            if (rowid) {
                table.children(ObjectKind.PRIMARY_KEY)
                        .forEach(key -> numbered.add(
                                table.path() + "." + key.names("columns").get(0)));
            }
        }
        Predicate<String> isNumbered = numbered::contains;
        Set<String> pointing = new HashSet<>();
        for (SchemaObject table : schema.objects()) {
            table.children(ObjectKind.FOREIGN_KEY).forEach(key -> pointing.addAll(pointing(table, key, isNumbered)));
        }
        return (table, column) -> numbered.contains(table + "." + column) || pointing.contains(table + "." + column);
    }

    private static boolean isRowid(SchemaObject table, String column) {
        return table.child(ObjectKind.COLUMN, column)
                .filter(found -> found.attribute("type").orElse("").equals("INTEGER"))
                .isPresent();
    }

    private static List<String> pointing(SchemaObject table, SchemaObject key, Predicate<String> isNumbered) {
        KeyDefinition definition = KeyDefinition.of(key);
        boolean points = definition.others().isEmpty()
                || definition.others().stream().anyMatch(other -> isNumbered.test(definition.target() + "." + other));
        return points
                ? definition.columns().stream()
                        .map(column -> table.path() + "." + column)
                        .toList()
                : List.of();
    }
}
