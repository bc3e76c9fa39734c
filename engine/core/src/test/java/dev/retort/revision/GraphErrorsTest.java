package dev.retort.revision;

import static dev.retort.revision.Failures.fails;
import static dev.retort.revision.Graphs.graph;
import static dev.retort.revision.Graphs.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What can be wrong with the revisions themselves: each error with the text that a person reads. */
class GraphErrorsTest {

    @Nested
    class OfTheGraph {

        @Test
        void aDuplicateId() {
            fails(
                    () -> graph("one", "one"),
                    InvalidGraphException.class,
                    "duplicate-revision",
                    """
                    two revisions have the id 'one'
                      ids: one
                      first: (no message)
                      second: (no message)
                      what to do: delete one of the two, or give it another id""");
        }

        @Test
        void aLabelThatIsALabelElsewhere() {
            fails(
                    () -> graph("one # name", "two # name"),
                    InvalidGraphException.class,
                    "label-in-use",
                    """
                    the label 'name' of revision 'two' is already in use
                      ids: one, two
                      used by: one
                      what to do: choose another label; a label belongs to one revision, and its descendants inherit it""");
        }

        @Test
        void aLabelThatIsAnId() {
            assertThatThrownBy(() -> graph("one # two", "two"))
                    .isInstanceOfSatisfying(InvalidGraphException.class, it -> assertThat(it.code())
                            .isEqualTo("label-in-use"));
        }

        @Test
        void aMissingParent() {
            fails(
                    () -> graph("one", "two < onee"),
                    InvalidGraphException.class,
                    "missing-parent",
                    """
                    the parent 'onee' of revision 'two' doesn't exist
                      ids: two, onee
                      known: one, two
                      what to do: did you mean 'one'? if not, restore the missing revision, or correct the parent; it must be a full id""");
        }

        @Test
        void aMissingDependency() {
            fails(
                    () -> graph("one", "two ! onee"),
                    InvalidGraphException.class,
                    "missing-dependency",
                    """
                    revision 'two' depends on 'onee', which doesn't exist
                      ids: two, onee
                      known: one, two
                      what to do: did you mean 'one'? if not, restore the missing revision, or correct the dependency; \
                    it must be a full id or \
                    a label""");
        }

        @Test
        void aRevisionThatIsItsOwnParent() {
            fails(
                    () -> graph("one < one"),
                    InvalidGraphException.class,
                    "self-loop",
                    """
                    revision 'one' names itself as its parent
                      ids: one
                      what to do: name the revision that comes before it""");
        }

        @Test
        void aRevisionThatDependsOnItself() {
            assertThatThrownBy(() -> graph("one ! label # label"))
                    .isInstanceOfSatisfying(InvalidGraphException.class, it -> assertThat(it.code())
                            .isEqualTo("self-loop"))
                    .hasMessageStartingWith("revision 'one' depends on itself");
        }

        @Test
        void aCircleOfParents() {
            fails(
                    () -> graph("start", "one < three start", "two < one", "three < two", "end < three"),
                    InvalidGraphException.class,
                    "cycle",
                    """
                    the parents of 3 revisions form a cycle: one -> three -> two -> one
                      ids: one, three, two
                      what to do: correct the parents of one of them""");
        }

        @Test
        void aCircleThroughADependency() {
            fails(
                    () -> graph("one ! two", "two < one"),
                    InvalidGraphException.class,
                    "dependency-cycle",
                    """
                    the parents and dependencies of 2 revisions form a cycle: one -> two -> one
                      ids: one, two
                      what to do: correct the parents and dependencies of one of them""");
        }

        @Test
        void severalProblemsAtOnce() {
            InvalidGraphException thrown = Objects.requireNonNull(catchThrowableOfType(
                    InvalidGraphException.class, () -> graph("one", "one", "two < nobody", "three ! nothing # one")));

            assertThat(thrown.code()).isEqualTo("invalid-graph");
            assertThat(thrown).hasMessageStartingWith("the revisions have 4 problems");
            assertThat(thrown.problems())
                    .extracting(InvalidGraphException::code)
                    .containsExactly("duplicate-revision", "label-in-use", "missing-parent", "missing-dependency");
            assertThat(thrown.problems())
                    .allSatisfy(each -> assertThat(each.problems()).containsExactly(each));
        }
    }

    @Nested
    class OfIdentifiers {

        @Test
        void aCharacterOfTheTargetGrammar() {
            fails(
                    () -> revision("my+id"),
                    RevisionException.class,
                    "invalid-identifier",
                    """
                    the revision id 'my+id' contains '+'
                      what to do: use letters, digits, '_', '-' and '.'; @ + : have a meaning in targets""");
        }

        @Test
        void eachRefusedCharacterInIdsAndLabels() {
            for (String character : List.of("@", "+", ":", " ", "'", ",")) {
                assertThatThrownBy(() ->
                                new Revision("a" + character, List.of(), List.of(), Set.of(), "", Optional.empty()))
                        .isInstanceOfSatisfying(RevisionException.class, it -> assertThat(it.code())
                                .isEqualTo("invalid-identifier"));
                assertThatThrownBy(() ->
                                new Revision("a", List.of(), List.of(), Set.of("l" + character), "", Optional.empty()))
                        .isInstanceOfSatisfying(RevisionException.class, it -> assertThat(it.code())
                                .isEqualTo("invalid-identifier"))
                        .hasMessageContaining("branch label of revision 'a'");
            }
        }

        @Test
        void aReservedWord() {
            for (String word : List.of("head", "heads", "base", "current", "head-1", "base-20")) {
                assertThatThrownBy(() -> revision(word)).hasMessageContaining("'" + word + "' cannot be used");
                assertThatThrownBy(() -> revision("a # " + word))
                        .isInstanceOfSatisfying(RevisionException.class, it -> assertThat(it.code())
                                .isEqualTo("invalid-identifier"));
            }
        }

        @Test
        void aHyphenIsWelcomeButNotAtTheBeginning() {
            assertThat(revision("2024-01-15-users").id()).isEqualTo("2024-01-15-users");
            assertThat(revision("a # net-2").labels()).containsExactly("net-2");
            assertThatThrownBy(() -> revision("-a")).hasMessageStartingWith("the revision id '-a' begins with '-'");
            assertThatThrownBy(() -> revision("a # -1")).hasMessageContaining("begins with '-'");
        }

        @Test
        void halfACharacterAlsoInTheMessage() {
            for (String half : List.of("\ud83d", "\ude00\ud83d", "x\ude00")) {
                assertThatThrownBy(() -> revision("a" + half))
                        .hasMessageContaining("the revision id has half a character");
                assertThatThrownBy(
                                () -> new Revision("a", List.of(), List.of(), Set.of("l" + half), "", Optional.empty()))
                        .hasMessageContaining("half a character, U+D");
                assertThatThrownBy(() -> new Revision("a", List.of(), List.of(), Set.of(), half, Optional.empty()))
                        .isInstanceOfSatisfying(RevisionException.class, it -> assertThat(it.code())
                                .isEqualTo("invalid-identifier"))
                        .hasMessageContaining("the message of revision 'a' has half a character")
                        .hasMessageContaining("give both halves");
            }
            assertThat(revision("a\ud83d\ude00").id()).hasSize(3);
        }

        @Test
        void anEmptyOne() {
            assertThatThrownBy(() -> revision("")).hasMessageStartingWith("a revision id is empty");
        }

        @Test
        void oneTooLongForTheVersionTable() {
            assertThat(revision("a".repeat(255)).id()).hasSize(255);
            assertThatThrownBy(() -> revision("a".repeat(256)))
                    .isInstanceOfSatisfying(
                            RevisionException.class, it -> assertThat(it.code()).isEqualTo("invalid-identifier"))
                    .hasMessageContaining("has 256 characters")
                    .hasMessageContaining("the version table takes 255");
        }
    }
}
