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
                    DuplicateRevisionException.class,
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
                    LabelInUseException.class,
                    "label-in-use",
                    """
                    the label 'name' of revision 'two' is in use
                      ids: one, two
                      used by: one
                      what to do: choose another label; a label is given to one revision and reaches its descendants \
                    by itself""");
        }

        @Test
        void aLabelThatIsAnId() {
            assertThatThrownBy(() -> graph("one # two", "two")).isExactlyInstanceOf(LabelInUseException.class);
        }

        @Test
        void aMissingParent() {
            fails(
                    () -> graph("one", "two < onee"),
                    MissingParentException.class,
                    "missing-parent",
                    """
                    revision 'two' comes after 'onee', which is not there
                      ids: two, onee
                      known: one, two
                      what to do: bring the missing revision back, or correct the parent; it must be a full id""");
        }

        @Test
        void aMissingDependency() {
            fails(
                    () -> graph("one", "two ! onee"),
                    MissingDependencyException.class,
                    "missing-dependency",
                    """
                    revision 'two' depends on 'onee', which is not there
                      ids: two, onee
                      known: one, two
                      what to do: bring the missing revision back, or correct the dependency; it must be a full id or \
                    a label""");
        }

        @Test
        void aRevisionThatIsItsOwnParent() {
            fails(
                    () -> graph("one < one"),
                    SelfLoopException.class,
                    "self-loop",
                    """
                    revision 'one' names itself as its parent
                      ids: one
                      what to do: name the revision before it""");
        }

        @Test
        void aRevisionThatDependsOnItself() {
            assertThatThrownBy(() -> graph("one ! label # label"))
                    .isExactlyInstanceOf(SelfLoopException.class)
                    .hasMessageStartingWith("revision 'one' depends on itself");
        }

        @Test
        void aCircleOfParents() {
            fails(
                    () -> graph("start", "one < three start", "two < one", "three < two", "end < three"),
                    CycleException.class,
                    "cycle",
                    """
                    the parents of 3 revisions lead in a circle
                      ids: one -> three -> two -> one
                      what to do: correct the parents of one of them""");
        }

        @Test
        void aCircleThroughADependency() {
            fails(
                    () -> graph("one ! two", "two < one"),
                    DependencyCycleException.class,
                    "dependency-cycle",
                    """
                    the parents and dependencies of 2 revisions lead in a circle
                      ids: one -> two -> one
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
                    () -> revision("my-id"),
                    InvalidIdentifierException.class,
                    "invalid-identifier",
                    """
                    the revision id 'my-id' has the character '-'
                      what to do: use letters, digits, '_' and '.'; targets give @ - + : a meaning of their own""");
        }

        @Test
        void eachRefusedCharacterInIdsAndLabels() {
            for (String character : List.of("@", "-", "+", ":", " ", "'", ",")) {
                assertThatThrownBy(() ->
                                new Revision("a" + character, List.of(), List.of(), Set.of(), "", Optional.empty()))
                        .isInstanceOf(InvalidIdentifierException.class);
                assertThatThrownBy(() ->
                                new Revision("a", List.of(), List.of(), Set.of("l" + character), "", Optional.empty()))
                        .isInstanceOf(InvalidIdentifierException.class)
                        .hasMessageContaining("branch label of revision 'a'");
            }
        }

        @Test
        void aReservedWord() {
            for (String word : List.of("head", "heads", "base", "current")) {
                assertThatThrownBy(() -> revision(word)).hasMessageContaining("'" + word + "' cannot be used");
                assertThatThrownBy(() -> revision("a # " + word)).isInstanceOf(InvalidIdentifierException.class);
            }
        }

        @Test
        void anEmptyOne() {
            assertThatThrownBy(() -> revision("")).hasMessageStartingWith("a revision id is empty");
        }

        @Test
        void oneTooLongForTheVersionTable() {
            assertThat(revision("a".repeat(32)).id()).hasSize(32);
            assertThatThrownBy(() -> revision("a".repeat(33)))
                    .isInstanceOf(InvalidIdentifierException.class)
                    .hasMessageContaining("has 33 characters")
                    .hasMessageContaining("the version table takes 32");
        }
    }
}
