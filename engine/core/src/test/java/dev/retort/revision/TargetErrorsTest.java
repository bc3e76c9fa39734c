package dev.retort.revision;

import static dev.retort.revision.Failures.fails;
import static dev.retort.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What can be wrong with a target, a range or the version rows: each error with the text that a person reads. */
class TargetErrorsTest {

    private static final VersionRows NONE = VersionRows.empty();

    private final RevisionGraph fork = graph("base1 # root", "left < base1 # port", "right < base1 # star");
    private final RevisionGraph merged = graph("aaaa1", "aaaa2 < aaaa1", "aaaa3 < aaaa1", "join < aaaa2 aaaa3");

    @Nested
    class OfTokens {

        @Test
        void anUnknownRevision() {
            fails(
                    () -> fork.resolve("lefty"),
                    UnknownRevisionException.class,
                    "unknown-revision",
                    """
                    no revision or label is called 'lefty'
                      asked for: lefty
                      known: left, port, root (nearest of 6)
                      what to do: give an id, the unique start of an id longer than 3 characters, a label, head, heads \
                    or base""");
        }

        @Test
        void anythingInAnEmptyProject() {
            assertThatThrownBy(() -> RevisionGraph.empty().resolve("abcd")).hasMessageContaining("no revisions at all");
        }

        @Test
        void anUnknownBranch() {
            fails(
                    () -> fork.planUpgrade("harbour@head", NONE),
                    UnknownRevisionException.class,
                    "unknown-revision",
                    """
                    no branch is called 'harbour'
                      asked for: harbour@head
                      known: root, base1, port (nearest of 6)
                      what to do: put a label or a revision id before the @""");
        }

        @Test
        void anUnknownVersionRow() {
            fails(
                    () -> fork.planUpgrade("heads", VersionRows.of("lost")),
                    UnknownRevisionException.class,
                    "unknown-revision",
                    """
                    the version table lists revision 'lost', which has no script
                      version row: lost
                      known: left, base1, right
                      what to do: restore the missing script, or reset the rows with: stamp --purge <revision>""");
        }

        @Test
        void aVersionRowThatIsALabel() {
            assertThatThrownBy(() -> fork.planUpgrade("heads", VersionRows.of("port")))
                    .isInstanceOf(UnknownRevisionException.class);
        }

        @Test
        void currentWhereItMeansNothing() {
            assertThatThrownBy(() -> fork.planUpgrade("current", NONE))
                    .isInstanceOf(UnknownRevisionException.class)
                    .hasMessageContaining("use it with show, edit and history");
        }

        @Test
        void anIdThatIsNotThere() {
            assertThat(fork.find("port")).isEmpty();
            assertThatThrownBy(() -> fork.get("port"))
                    .isInstanceOf(UnknownRevisionException.class)
                    .hasMessageStartingWith("no revision has the id 'port'");
        }

        @Test
        void anAmbiguousStart() {
            fails(
                    () -> merged.resolve("aaaa"),
                    InvalidTargetException.class,
                    "ambiguous-revision",
                    """
                    3 ids or labels start with 'aaaa'
                      asked for: aaaa
                      matches: aaaa1, aaaa2, aaaa3
                      what to do: type more characters""");
        }

        @Test
        void aRevisionOfAnotherBranch() {
            fails(
                    () -> fork.resolve("port@right"),
                    InvalidTargetException.class,
                    "wrong-branch",
                    """
                    revision 'right' is not on branch 'port'
                      asked for: port@right
                      what to do: leave out 'port@', or name a revision above or below 'port'""");
        }

        @Test
        void severalHeads() {
            fails(
                    () -> fork.planUpgrade("head", NONE),
                    MultipleHeadsException.class,
                    "multiple-heads",
                    """
                    'head' means 2 heads, but one revision is needed
                      heads: left, right
                      what to do: name one of them, narrow it down with <label>@head, take all of them with heads, or merge them""");
        }

        @Test
        void noTarget() {
            for (String text : List.of("", "@", "a@b@c", "a+1junk", "+", "-x", "port@")) {
                assertThatThrownBy(() -> fork.resolve(text))
                        .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                                .isEqualTo("malformed-target"))
                        .hasMessageStartingWith("'" + text + "' is not a target");
            }
        }

        @Test
        void aRangeWhereOneTargetIsNeeded() {
            fails(
                    () -> fork.planUpgrade("base1:left", NONE),
                    InvalidTargetException.class,
                    "range-not-allowed",
                    """
                    'base1:left' is a range, but one target is needed
                      what to do: give the target alone; a range <from>:<to> is for --sql, which doesn't read the database""");
        }

        @Test
        void aRangeWithTwoColonsOrNone() {
            for (String text : List.of("a:b:c", "a")) {
                assertThatThrownBy(() -> Target.Range.parse(text))
                        .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                                .isEqualTo("malformed-target"))
                        .hasMessageStartingWith("'" + text + "' is not a range");
            }
        }
    }

    @Nested
    class OfWalks {

        @Test
        void tooFarUp() {
            fails(
                    () -> fork.planUpgrade("port@+3", NONE),
                    InvalidTargetException.class,
                    "walked-too-far",
                    """
                    there are only 2 of 3 steps above 'base'
                      asked for: port@+3
                      what to do: give a smaller number, or heads""");
        }

        @Test
        void tooFarUpFromARevision() {
            assertThatThrownBy(() -> fork.planUpgrade("left+1", NONE))
                    .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                            .isEqualTo("walked-too-far"));
        }

        @Test
        void tooFarDown() {
            fails(
                    () -> fork.planDowngrade("-3", VersionRows.of("left")),
                    InvalidTargetException.class,
                    "walked-too-far",
                    """
                    there are only 2 of 3 steps below 'left'
                      asked for: -3
                      what to do: give a smaller number, or base""");
        }

        @Test
        void inTheWrongDirection() {
            for (String text : List.of("-1", "+0", "-0")) {
                assertThatThrownBy(() -> fork.planUpgrade(text, VersionRows.of("left")))
                        .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                                .isEqualTo("walked-too-far"))
                        .hasMessageStartingWith("upgrade cannot go by " + text);
            }
            assertThatThrownBy(() -> fork.planDowngrade("+1", VersionRows.of("left")))
                    .hasMessageStartingWith("downgrade cannot go by +1");
            assertThatThrownBy(() -> fork.resolve("+1"))
                    .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                            .isEqualTo("walked-too-far"));
        }

        @Test
        void downFromNothing() {
            assertThatThrownBy(() -> fork.planDowngrade("-1", NONE))
                    .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                            .isEqualTo("walked-too-far"))
                    .hasMessageStartingWith("'-1' has nothing to count from: no revision is applied");
            assertThatThrownBy(() -> fork.resolve("base-1"))
                    .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                            .isEqualTo("walked-too-far"));
        }

        @Test
        void upWhereTheLineDivides() {
            fails(
                    () -> fork.planUpgrade("+2", NONE),
                    InvalidTargetException.class,
                    "ambiguous-walk",
                    """
                    there are several ways up from 'base1'
                      asked for: +2
                      possible: left, right
                      what to do: name the revision, or the branch: <label>@+N""");
        }

        @Test
        void downAtAMerge() {
            fails(
                    () -> merged.planDowngrade("-1", VersionRows.of("join")),
                    InvalidTargetException.class,
                    "ambiguous-walk",
                    """
                    there are several ways down from 'join'
                      asked for: -1
                      possible: aaaa2, aaaa3
                      what to do: name the revision to go to""");
        }

        @Test
        void upFromSeveralRows() {
            fails(
                    () -> merged.planUpgrade("+1", VersionRows.of("aaaa2", "aaaa3")),
                    InvalidTargetException.class,
                    "ambiguous-walk",
                    """
                    '+1' could start from 2 current revisions
                      asked for: +1
                      possible: aaaa2, aaaa3
                      what to do: name the revision, or the branch: <label>@+1""");
        }
    }

    @Nested
    class OfPlans {

        @Test
        void aDowngradeToWhatIsNotBelow() {
            fails(
                    () -> fork.planDowngrade("right", VersionRows.of("left")),
                    InvalidTargetException.class,
                    "not-an-ancestor",
                    """
                    cannot downgrade to 'right': it is not below the current revisions
                      asked for: right
                      current: left
                      what to do: name a parent or an earlier ancestor of a current revision, base, or -N""");
        }

        @Test
        void aDowngradeToARevisionThatIsThereOnlyAsADependency() {
            RevisionGraph graph = graph("aaaa1", "bbbb1", "bbbb2 < bbbb1 ! aaaa1");

            fails(
                    () -> graph.planDowngrade("aaaa1", VersionRows.of("bbbb2")),
                    InvalidTargetException.class,
                    "not-an-ancestor",
                    """
                    cannot downgrade to 'aaaa1': it is applied only because another revision depends on it
                      asked for: aaaa1
                      current: bbbb2
                      what to do: revert the revision that depends on it; name a parent of a current revision, base, \
                    or -N""");
        }

        @Test
        void aDowngradeOfABranchThatIsNotAppliedAboveTheTarget() {
            fails(
                    () -> fork.planDowngrade("port@base1", VersionRows.of("right")),
                    InvalidTargetException.class,
                    "not-an-ancestor",
                    """
                    cannot downgrade to 'base1': nothing of branch 'port' is applied above it
                      asked for: port@base1
                      current: right
                      what to do: leave out 'port@' to revert everything above 'base1', or name a branch that is \
                    applied""");
        }

        @Test
        void aDowngradeOnABranchThatIsNotAboveTheTarget() {
            RevisionGraph graph = graph("one", "two < one", "three < one", "other # apart");

            fails(
                    () -> graph.planDowngrade("apart@one", VersionRows.of("three", "two")),
                    InvalidTargetException.class,
                    "not-an-ancestor",
                    """
                    cannot downgrade: nothing above the target belongs to branch 'apart'
                      asked for: apart@one
                      current: three, two
                      what to do: name a target below 'apart', or leave the branch out""");
        }

        @Test
        void rowsOfWhichOneIsBelowAnother() {
            fails(
                    () -> merged.planUpgrade("heads", VersionRows.of("aaaa1", "join")),
                    InvalidTargetException.class,
                    "overlapping-revisions",
                    """
                    the version table lists 'join' and also what is below it
                      below it: aaaa1
                      what to do: no upgrade writes such rows; reset them with: stamp --purge <revision>""");
        }

        @Test
        void targetsOfWhichOneIsBelowAnother() {
            RevisionGraph graph = graph("root # all", "left < root", "right < root ! left");

            assertThatThrownBy(() -> graph.planUpgrade("all@heads", NONE))
                    .isInstanceOfSatisfying(InvalidTargetException.class, it -> assertThat(it.code())
                            .isEqualTo("overlapping-revisions"))
                    .hasMessageStartingWith("'all@heads' means 'right' and also what is below it");
        }

        @Test
        void aRangeThatDoesNotLieOnOneLine() {
            fails(
                    () -> fork.range("left:right", NONE),
                    InvalidTargetException.class,
                    "not-an-ancestor",
                    """
                    revision 'left' is not an ancestor of the end of the range
                      asked for: left:right
                      end of the range: right
                      what to do: give a range <from>:<to> whose start is below its end""");
        }
    }
}
