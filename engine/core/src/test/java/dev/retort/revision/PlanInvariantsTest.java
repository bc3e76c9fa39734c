package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every plan on every graph: the rows are the topmost applied revisions after each single step. */
class PlanInvariantsTest {

    @Property(tries = 2000)
    void upgradingKeepsTheRowsTopmost(
            @ForAll RevisionGraph graph, @ForAll @Size(3) List<@IntRange(max = 9) Integer> choices) {
        Set<String> applied = new HashSet<>();
        VersionRows rows = VersionRows.empty();
        for (int choice : choices) {
            Plan plan = graph.planUpgrade(pick(graph, choice), rows);
            follow(graph, plan, applied);
            rows = plan.end();
        }
        Plan rest = graph.planUpgrade("heads", rows);
        follow(graph, rest, applied);

        assertThat(applied).hasSameSizeAs(graph.revisions());
        assertThat(rest.end()).isEqualTo(VersionRows.of(Graphs.ids(graph.realHeads())));
        assertThat(graph.isAtHead(rest.end())).isTrue();
    }

    @Property(tries = 2000)
    void downgradingKeepsTheRowsTopmost(
            @ForAll RevisionGraph graph, @ForAll @Size(3) List<@IntRange(max = 9) Integer> choices) {
        VersionRows rows = graph.planUpgrade("heads", VersionRows.empty()).end();
        Set<String> applied = new HashSet<>(Graphs.ids(graph.revisions()));
        for (int choice : choices) {
            String target = pick(graph, choice);
            if (applied.contains(target) && !isOnlyDependency(graph, target, applied)) {
                Plan plan = graph.planDowngrade(target, rows);
                follow(graph, plan, applied);
                rows = plan.end();
            }
        }
        Plan rest = graph.planDowngrade("base", rows);
        follow(graph, rest, applied);

        assertThat(applied).isEmpty();
        assertThat(rest.end().isEmpty()).isTrue();
    }

    @Property(tries = 1000)
    void goingUpFromWhatADowngradeLeftAppliesTheSameAgain(
            @ForAll RevisionGraph graph, @ForAll @IntRange(max = 9) int choice) {
        VersionRows heads = graph.planUpgrade("heads", VersionRows.empty()).end();
        String target = pick(graph, choice);
        if (!isOnlyDependency(graph, target, new HashSet<>(Graphs.ids(graph.revisions())))) {
            VersionRows below = graph.planDowngrade(target, heads).end();

            assertThat(graph.planUpgrade("heads", below).end()).isEqualTo(heads);
        }
    }

    @Property(tries = 1000)
    void headsToBasesPutsEverythingBeforeWhatItNeeds(@ForAll RevisionGraph graph) {
        GraphOracle oracle = new GraphOracle(graph);
        Set<String> seen = new LinkedHashSet<>();
        for (Revision revision : graph.headsToBases()) {
            seen.add(revision.id());
            assertThat(oracle.ancestors(oracle.below(revision.id()))).noneMatch(seen::contains);
        }
        assertThat(seen).hasSameSizeAs(graph.revisions());
    }

    @Property(tries = 2000)
    void stampingLeavesNoRowBelowAnother(
            @ForAll RevisionGraph graph, @ForAll @Size(4) List<@IntRange(max = 9) Integer> choices) {
        GraphOracle oracle = new GraphOracle(graph);
        VersionRows start = graph.planUpgrade(pick(graph, choices.get(0)), VersionRows.empty())
                .end();
        VersionRows both = graph.planUpgrade(pick(graph, choices.get(1)), start).end();
        List<String> targets = List.of(pick(graph, choices.get(2)), pick(graph, choices.get(3)));

        VersionRows rows = graph.planStamp(targets, both, false).end();

        Set<String> applied = oracle.ancestors(rows.ids());
        assertThat(rows).isEqualTo(oracle.topmost(applied));
        assertThat(applied).containsAll(targets);
    }

    @Property(tries = 1000)
    void everyRangeIsPartOfTheHistoryInItsOrder(
            @ForAll RevisionGraph graph, @ForAll @IntRange(max = 9) int from, @ForAll @IntRange(max = 9) int to) {
        GraphOracle oracle = new GraphOracle(graph);
        String lower = pick(graph, from);
        String upper = pick(graph, to);
        if (oracle.ancestors(List.of(upper)).contains(lower)) {
            List<String> range = Graphs.ids(graph.range(lower + ":" + upper, VersionRows.empty()));

            assertThat(range).contains(lower).doesNotHaveDuplicates();
            assertThat(oracle.ancestors(List.of(upper))).containsAll(range);
            assertThat(range.get(range.size() - 1)).isEqualTo(lower);
        }
    }

    private static String pick(RevisionGraph graph, int choice) {
        return graph.revisions().get(choice % graph.revisions().size()).id();
    }

    /** A downgrade cannot end at what has no child of its own among the applied ones and is no row. */
    private static boolean isOnlyDependency(RevisionGraph graph, String id, Set<String> applied) {
        boolean hasChild = graph.children(id).stream().anyMatch(child -> applied.contains(child.id()));
        return !hasChild && graph.dependents(id).stream().anyMatch(user -> applied.contains(user.id()));
    }

    private static void follow(RevisionGraph graph, Plan plan, Set<String> applied) {
        GraphOracle oracle = new GraphOracle(graph);
        VersionRows rows = plan.start();
        for (Step step : plan.steps()) {
            String id = step.revision().orElseThrow().id();
            assertThat(step.before()).isEqualTo(rows);
            if (step.direction() == Direction.UPGRADE) {
                assertThat(applied).containsAll(oracle.below(id)).doesNotContain(id);
                applied.add(id);
            } else {
                assertThat(applied).contains(id);
                applied.remove(id);
            }
            rows = step.after();
            assertThat(rows).isEqualTo(oracle.topmost(applied));
            assertThat(rows).isEqualTo(step.before().after(step.changes()));
        }
        assertThat(plan.end()).isEqualTo(rows);
    }
}
