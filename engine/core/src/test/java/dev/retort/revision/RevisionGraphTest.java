package dev.retort.revision;

import static dev.retort.revision.Graphs.graph;
import static dev.retort.revision.Graphs.ids;
import static dev.retort.revision.Graphs.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.revision.Step.RowChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the graph answers: its shape, what tokens mean, history, and what is current. */
class RevisionGraphTest {

    private static final VersionRows NONE = VersionRows.empty();

    private final RevisionGraph line = graph("one1", "two2 < one1", "three3 < two2", "four4 < three3");
    private final RevisionGraph fork = graph("root1 # all", "left1 < root1 # port", "left2 < left1", "right1 < root1");

    @Nested
    class Shape {

        private final RevisionGraph graph = graph("one", "two < one", "other ! tagged two", "three < one # tagged");

        @Test
        void tellsHeadsFromThoseThatSomethingDependsOn() {
            assertThat(ids(graph.heads())).containsExactly("two", "other", "three");
            assertThat(ids(graph.realHeads())).containsExactly("other");
            assertThat(ids(graph.bases())).containsExactly("one", "other");
            assertThat(ids(graph.realBases())).containsExactly("one");
        }

        @Test
        void knowsTheNeighbours() {
            assertThat(ids(graph.children("one"))).containsExactly("two", "three");
            assertThat(ids(graph.dependents("two"))).containsExactly("other");
            assertThat(ids(graph.parents("three"))).containsExactly("one");
            assertThat(ids(graph.dependencies("other"))).containsExactly("three", "two");
            assertThat(ids(graph.branchPoints())).containsExactly("one");
            assertThat(graph.mergePoints()).isEmpty();
        }

        @Test
        void findsByFullIdOnly() {
            assertThat(graph.find("three")).map(Revision::id).contains("three");
            assertThat(graph.get("one").isBase()).isTrue();
            assertThat(graph.find("tagged")).isEmpty();
        }

        @Test
        void spreadsLabelsUpwardsAndDownAnUndividedLine() {
            RevisionGraph labelled = graph("a", "b < a", "c < b # name", "d < c");

            assertThat(labelled.labels("a")).containsExactly("name");
            assertThat(labelled.labels("d")).containsExactly("name");
            assertThat(fork.labels("root1")).containsExactly("all");
            assertThat(fork.labels("left2")).containsExactly("all", "port");
            assertThat(fork.labels("right1")).containsExactly("all");
        }

        @Test
        void isEmptyWithoutRevisions() {
            assertThat(RevisionGraph.empty().revisions()).isEmpty();
            assertThat(RevisionGraph.empty().resolve("head")).isEmpty();
            assertThat(RevisionGraph.empty().headsToBases()).isEmpty();
            assertThat(RevisionGraph.empty().isAtHead(NONE)).isTrue();
        }
    }

    @Nested
    class Tokens {

        @Test
        void areIdsPartsAndLabels() {
            assertThat(ids(line.resolve("three3"))).containsExactly("three3");
            assertThat(ids(line.resolve("tw"))).containsExactly("two2");
            assertThat(ids(fork.resolve("port"))).containsExactly("left1");
            assertThat(ids(fork.resolve("por"))).containsExactly("left1");
            assertThat(fork.resolve("base")).isEmpty();
        }

        @Test
        void cannotBePartsOfShortIds() {
            assertThatThrownBy(() -> graph("abc").resolve("ab")).isInstanceOf(UnknownRevisionException.class);
        }

        @Test
        void areHeadsOfBranches() {
            assertThat(ids(fork.resolve("heads"))).containsExactly("left2", "right1");
            assertThat(ids(fork.resolve("port@head"))).containsExactly("left2");
            assertThat(ids(fork.resolve("all@heads"))).containsExactly("left2", "right1");
            assertThat(ids(fork.resolve("port@left2"))).containsExactly("left2");
            assertThat(ids(line.resolve("@head"))).containsExactly("four4");
        }

        @Test
        void countFromTheRealHeadsOrFromWhatTheyName() {
            assertThat(ids(line.resolve("-1"))).containsExactly("three3");
            assertThat(ids(fork.resolve("-1"))).containsExactly("left1", "root1");
            assertThat(ids(fork.resolve("-2"))).containsExactly("root1");
            assertThatThrownBy(() -> line.resolve("-5"))
                    .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                            .isEqualTo("walked-too-far"));
            assertThat(ids(fork.resolve("port@-1"))).containsExactly("left1");
            assertThat(ids(line.resolve("head-2"))).containsExactly("two2");
            assertThat(ids(line.resolve("one1+1"))).containsExactly("two2");
            assertThat(line.resolve("one1-1")).isEmpty();
        }

        @Test
        void mayHaveHyphensAndAreNamesBeforeTheyAreWalks() {
            RevisionGraph dated =
                    graph("2024-01-15-users", "net < 2024-01-15-users", "net-2 < net", "top < net-2 # my-net");
            assertThat(ids(dated.resolve("2024-01-15-users"))).containsExactly("2024-01-15-users");
            assertThat(ids(dated.resolve("net-2"))).as("an id before a walk").containsExactly("net-2");
            assertThat(ids(dated.resolve("net-2-1"))).containsExactly("net");
            assertThat(ids(dated.resolve("net-1"))).as("no such id").containsExactly("2024-01-15-users");
            assertThat(ids(dated.resolve("my-net"))).as("a label").containsExactly("top");
            assertThat(ids(dated.resolve("my-net-1"))).containsExactly("net-2");
            assertThat(ids(dated.resolve("my-net@top"))).containsExactly("top");
            assertThat(ids(dated.resolve("2024-01-15-u")))
                    .as("the start of one")
                    .containsExactly("2024-01-15-users");
            assertThat(ids(dated.resolve("net+2"))).containsExactly("top");
            assertThat(ids(dated.resolve("head-1"))).containsExactly("net-2");
            assertThat(ids(dated.range("2024-01-15-users:net-2", NONE)))
                    .containsExactly("net-2", "net", "2024-01-15-users");
            assertThat(dated.planDowngrade("net-2", VersionRows.of("top")).end().ids())
                    .containsExactly("net-2");
            assertThat(dated.planUpgrade("net-2", NONE).end().ids()).containsExactly("net-2");
        }

        @Test
        void mayBeginWhatIsNoMore() {
            RevisionGraph dated = graph("2024-01-15-users");
            assertThat(ids(dated.resolve("2024"))).containsExactly("2024-01-15-users");
            assertThatThrownBy(() -> dated.resolve("2024-01"))
                    .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                            .isEqualTo("ambiguous-revision"))
                    .hasMessageContaining("'2024-01' may be the start of '2024-01-15-users', or steps from '2024'")
                    .hasMessageContaining("type the whole id");
            assertThat(dated.resolve("2024-1"))
                    .as("a step down from the start of one")
                    .isEmpty();
        }

        @Test
        void areTheRowsIfTheyAreCurrent() {
            assertThat(ids(fork.resolve("current", VersionRows.of("right1", "left1"))))
                    .containsExactly("left1", "right1");
            assertThat(ids(fork.resolve("port", NONE))).containsExactly("left1");
        }

        @Test
        void areTakenApart() {
            assertThat(Target.parse("port@head-2"))
                    .isEqualTo(new Target("port@head-2", Optional.of("port"), Optional.of("head"), Optional.of(-2)));
            assertThat(Target.parse("base").isBase()).isTrue();
            assertThat(Target.parse("+1").isRelative()).isTrue();
            assertThat(Target.Range.isRange("a:")).isTrue();
            assertThat(Target.Range.parse("a:").to()).isEmpty();
            assertThat(Target.Range.parse("a:-1").to().flatMap(Target::steps)).contains(-1);
        }
    }

    @Nested
    class History {

        @Test
        void goesFromHeadsToBases() {
            assertThat(ids(line.headsToBases())).containsExactly("four4", "three3", "two2", "one1");
            assertThat(ids(fork.headsToBases())).containsExactly("left2", "left1", "right1", "root1");
        }

        @Test
        void includesBothEnds() {
            assertThat(ids(line.range("two2:three3", NONE))).containsExactly("three3", "two2");
            assertThat(ids(line.range("three3:", NONE))).containsExactly("four4", "three3");
            assertThat(ids(line.range(":two2", NONE))).containsExactly("two2", "one1");
        }

        @Test
        void countsAStartFromTheEnd() {
            VersionRows rows = VersionRows.of("three3");

            assertThat(ids(line.range("-1:current", rows))).containsExactly("three3", "two2");
            assertThat(ids(line.range("-2:", rows))).containsExactly("four4", "three3", "two2");
            assertThat(ids(line.range("-9:current", rows))).containsExactly("three3", "two2", "one1");
        }

        @Test
        void countsAnEndFromTheStartAndStopsThere() {
            assertThat(ids(line.range("two2:+1", NONE))).containsExactly("three3", "two2");
            assertThat(ids(line.range("two2:+9", NONE))).containsExactly("four4", "three3", "two2");
            assertThat(ids(line.range("current:+1", VersionRows.of("one1")))).containsExactly("two2", "one1");
        }

        @Test
        void takesAnEmptyDatabaseForBase() {
            assertThat(ids(line.range("current:", NONE))).hasSize(4);
            assertThat(line.range(":current", NONE)).isEmpty();
        }

        @Test
        void keepsToTheBranchOfTheStart() {
            assertThat(ids(fork.range("port@base:", NONE))).containsExactly("left2", "left1", "root1");
        }

        @Test
        void hidesDependenciesIfThereIsAStart() {
            RevisionGraph graph = graph("one", "two < one ! other", "other", "three < two");

            assertThat(ids(graph.range("one:", NONE))).containsExactly("three", "two", "one");
            assertThat(ids(graph.headsToBases())).contains("other");
        }
    }

    @Nested
    class Current {

        private final RevisionGraph graph = graph("a1", "a2 < a1 ! b1", "b1", "b2 < b1");

        @Test
        void includesWhatIsThereByDependency() {
            assertThat(graph.allCurrent(VersionRows.of("a2"))).isEqualTo(VersionRows.of("a2", "b1"));
            assertThat(graph.allCurrent(VersionRows.of("a2", "b2"))).isEqualTo(VersionRows.of("a2", "b2"));
            assertThat(ids(graph.applied(VersionRows.of("a2")))).containsExactly("a1", "a2", "b1");
        }

        @Test
        void isAtHeadAfterUpgradingToAllHeadsEvenIfOneIsADependency() {
            RevisionGraph effective = graph("a1 ! b1", "b1");
            VersionRows rows = effective.planUpgrade("heads", NONE).end();

            assertThat(rows).isEqualTo(VersionRows.of("a1"));
            assertThat(effective.isAtHead(rows)).isTrue();
            assertThat(effective.isAtHead(VersionRows.of("b1"))).isFalse();
            assertThat(effective.isAtHead(VersionRows.of("b1"), "b1")).isTrue();
        }
    }

    @Nested
    class Values {

        @Test
        void areCopiedAndCountOnce() {
            Revision revision = new Revision(
                    "join", List.of("a", "b", "a"), List.of("c", "c"), Set.of(), "merge", Optional.empty());

            assertThat(revision.down()).containsExactly("a", "b");
            assertThat(revision.dependsOn()).containsExactly("c");
            assertThat(revision.isMergePoint()).isTrue();
            assertThat(revision("a < b # l").labels()).containsExactly("l");
        }

        @Test
        void areRowsInAnyOrder() {
            assertThat(VersionRows.of("b", "a", "b"))
                    .isEqualTo(VersionRows.of("a", "b"))
                    .hasSameHashCodeAs(VersionRows.of("a", "b"));
            assertThat(VersionRows.of("b", "a")).hasToString("a, b");
            assertThat(NONE).hasToString("(none)");
            assertThat(VersionRows.of("a").contains("a")).isTrue();
        }

        @Test
        void refuseChangesThatDoNotFitTheRows() {
            VersionRows rows = VersionRows.of("a");

            assertThatThrownBy(() -> rows.after(List.of(new RowChange.Insert("a"))))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> rows.after(List.of(new RowChange.Delete("b"))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
