package dev.retort.revision;

import static dev.retort.revision.Graphs.graph;
import static dev.retort.revision.Graphs.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.Step.RowChange;
import dev.retort.revision.Step.RowChange.Delete;
import dev.retort.revision.Step.RowChange.Insert;
import dev.retort.revision.Step.RowChange.Update;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Plans worth reading: what is run, and by which statements the version rows follow. */
class RevisionPlansTest {

    private static final VersionRows NONE = VersionRows.empty();

    private static List<List<RowChange>> changes(Plan plan) {
        return plan.steps().stream().map(Step::changes).toList();
    }

    @Nested
    class Upgrading {

        @Test
        void insertsTheFirstRowAndThenMovesIt() {
            Plan plan = graph("one", "two < one").planUpgrade("head", NONE);

            assertThat(ids(plan)).containsExactly("one", "two");
            assertThat(plan.steps()).extracting(Step::direction).containsOnly(Direction.UPGRADE);
            assertThat(changes(plan)).containsExactly(List.of(new Insert("one")), List.of(new Update("one", "two")));
            assertThat(plan.start()).isEqualTo(NONE);
            assertThat(plan.end()).isEqualTo(VersionRows.of("two"));
        }

        @Test
        void insertsARowForTheSecondBranch() {
            Plan plan = graph("one", "left < one", "right < one").planUpgrade("right", VersionRows.of("left"));

            assertThat(changes(plan)).containsExactly(List.of(new Insert("right")));
        }

        @Test
        void foldsTheRowsOfAMergeInTheOrderOfTheFile() {
            Plan plan = graph("one", "left < one", "right < one", "join < right left")
                    .planUpgrade("head", VersionRows.of("left", "right"));

            assertThat(changes(plan)).containsExactly(List.of(new Delete("right"), new Update("left", "join")));
        }

        @Test
        void runsTheBranchThatWasLoadedLastFirst() {
            RevisionGraph graph = graph("one", "left < one", "right < one");

            assertThat(ids(graph.planUpgrade("heads", NONE))).containsExactly("one", "right", "left");
        }

        @Test
        void leavesOutARedundantParentThatIsNoRow() {
            RevisionGraph graph = graph("r0", "r1 < r0", "r2 < r0", "r3 < r2", "r4 < r3 ! r0 r1");

            Plan plan = graph.planUpgrade("heads", NONE);

            assertThat(plan.end()).isEqualTo(VersionRows.of("r4"));
            assertThat(changes(plan).get(4)).containsExactly(new Delete("r3"), new Update("r1", "r4"));
        }

        @Test
        void doesNothingIfTheTargetIsApplied() {
            RevisionGraph graph = graph("one", "two < one");

            assertThat(graph.planUpgrade("one", VersionRows.of("two")).isEmpty())
                    .isTrue();
            assertThat(graph.planUpgrade("base", NONE).isEmpty()).isTrue();
            assertThat(RevisionGraph.empty().planUpgrade("heads", NONE).isEmpty())
                    .isTrue();
        }

        @Test
        void countsOnTheBranchThatIsNamed() {
            RevisionGraph graph = graph("one", "left < one # port", "left2 < left", "right < one # star");

            assertThat(ids(graph.planUpgrade("port@+2", VersionRows.of("right"))))
                    .containsExactly("left", "left2");
            assertThat(ids(graph.planUpgrade("left+1", NONE))).containsExactly("one", "left", "left2");
            assertThat(ids(graph.planUpgrade("port@head-1", NONE))).containsExactly("one", "left");
        }
    }

    @Nested
    class Downgrading {

        @Test
        void splitsTheRowOfAMerge() {
            Plan plan = graph("one", "left < one", "right < one", "join < right left")
                    .planDowngrade("left", VersionRows.of("join"));

            assertThat(ids(plan)).containsExactly("join");
            assertThat(changes(plan)).containsExactly(List.of(new Insert("right"), new Update("join", "left")));
        }

        @Test
        void bringsBackTheRowOfADependency() {
            RevisionGraph graph = graph("a2", "a3 < a2 ! b2", "b2");

            assertThat(changes(graph.planDowngrade("a2", VersionRows.of("a3"))))
                    .containsExactly(List.of(new Insert("a2"), new Update("a3", "b2")));
        }

        @Test
        void takesAlongWhatDependsOnIt() {
            RevisionGraph graph = graph("one", "two < one", "other ! two");

            assertThat(ids(graph.planDowngrade("one", VersionRows.of("other")))).containsExactly("other", "two");
        }

        @Test
        void unwindsOnlyTheBranchThatIsNamed() {
            RevisionGraph graph = graph("one", "left < one # port", "right < one");

            Plan plan = graph.planDowngrade("port@one", VersionRows.of("left", "right"));

            assertThat(changes(plan)).containsExactly(List.of(new Delete("left")));
        }

        @Test
        void countsFromTheFirstRowIfThereAreSeveral() {
            RevisionGraph graph = graph("one", "left < one", "right < one");

            assertThat(ids(graph.planDowngrade("-1", VersionRows.of("right", "left"))))
                    .containsExactly("left");
        }

        @Test
        void goesToTheHeadOfTheBranchThatIsNamed() {
            RevisionGraph graph = graph("one", "left < one # port", "right < one # star");

            assertThat(graph.planDowngrade("port@head", VersionRows.of("left", "right"))
                            .isEmpty())
                    .isTrue();
        }

        @Test
        void deletesARowThatReachesAnotherOne() {
            RevisionGraph graph = graph("one", "two < one", "three < two");

            assertThat(changes(graph.planDowngrade("one", VersionRows.of("one", "three"))))
                    .containsExactly(List.of(new Update("three", "two")), List.of(new Delete("two")));
        }
    }

    @Nested
    class Stamping {

        private final RevisionGraph graph =
                graph("a1 # port", "a2 < a1", "a3 < a2", "b1 # star", "b2 < b1", "join < a3 b2", "apart");

        @Test
        void movesTheRowUpAndDownAndRunsNothing() {
            Plan plan = graph.planStamp(List.of("a3"), VersionRows.of("a1", "apart"), false);

            assertThat(plan.steps()).extracting(Step::direction).containsExactly(Direction.STAMP);
            assertThat(changes(plan)).containsExactly(List.of(new Update("a1", "a3")));
            assertThat(changes(graph.planStamp(List.of("a1"), plan.end(), false)))
                    .containsExactly(List.of(new Update("a3", "a1")));
        }

        @Test
        void movesOneRowDownToSeveral() {
            Plan plan = graph.planStamp(List.of("a3", "b2"), VersionRows.of("join"), false);

            assertThat(changes(plan)).containsExactly(List.of(new Update("join", "a3")), List.of(new Insert("b2")));
        }

        @Test
        void movesSeveralRowsUpTogether() {
            assertThat(graph.planStamp(List.of("a3", "b2"), VersionRows.of("a1", "b1"), false)
                            .end())
                    .isEqualTo(VersionRows.of("a3", "b2"));
        }

        @Test
        void keepsNoRowBelowAnother() {
            assertThat(graph.planStamp(List.of("a1", "a2"), NONE, false).end()).isEqualTo(VersionRows.of("a2"));
            assertThat(graph.planStamp(List.of("a1"), VersionRows.of("a1", "a3"), false)
                            .end())
                    .isEqualTo(VersionRows.of("a1"));
        }

        @Test
        void keepsTheRowOfAHeadWhenAllHeadsAreStamped() {
            Plan plan = graph.planStamp(List.of("heads"), VersionRows.of("a1", "apart"), false);

            assertThat(plan.end()).isEqualTo(VersionRows.of("apart", "join"));
        }

        @Test
        void takesAllRowsAwayForBase() {
            VersionRows rows = VersionRows.of("a1", "b1");

            assertThat(changes(graph.planStamp(List.of(), rows, false)))
                    .containsExactly(List.of(new Delete("a1")), List.of(new Delete("b1")));
            assertThat(graph.planStamp(List.of("port@base"), rows, false).end()).isEqualTo(VersionRows.of("b1"));
        }

        @Test
        void purgesRowsThatNobodyKnows() {
            Plan plan = graph.planStamp(List.of("a1"), VersionRows.of("a1", "lost"), true);

            assertThat(changes(plan))
                    .containsExactly(List.of(new Delete("a1"), new Delete("lost")), List.of(new Insert("a1")));
            assertThat(plan.steps().get(0).revision()).isEmpty();
            assertThat(plan.end()).isEqualTo(VersionRows.of("a1"));
        }
    }
}
