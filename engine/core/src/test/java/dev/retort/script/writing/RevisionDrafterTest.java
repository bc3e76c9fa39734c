package dev.retort.script.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.revision.InvalidGraphException;
import dev.retort.revision.MultipleHeadsException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionException;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.UnknownRevisionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionDrafterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC);
    private static final RevisionGraph LINE =
            RevisionGraph.of(List.of(node("aaaa1", "", "net"), node("bbbb1", "aaaa1")));
    private static final RevisionGraph FORK =
            RevisionGraph.of(List.of(node("aaaa1", ""), node("bbbb1", "aaaa1", "left"), node("cccc1", "aaaa1")));

    @Test
    void comesAfterTheSingleHead() {
        Revision draft = draft(LINE, request());
        assertThat(draft.down()).containsExactly("bbbb1");
        assertThat(draft.id()).matches("[0-9a-f]{12}");
        assertThat(draft.created()).contains(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void isABaseInAnEmptyProject() {
        assertThat(draft(RevisionGraph.empty(), request()).down()).isEmpty();
    }

    @Test
    void needsAHeadToBeNamedIfThereAreSeveral() {
        assertThatThrownBy(() -> draft(FORK, request()))
                .isInstanceOf(MultipleHeadsException.class)
                .hasMessageContaining("bbbb1, cccc1");
    }

    @Test
    void comesAfterTheHeadOfABranch() {
        assertThat(draft(FORK, request("left@head")).down()).containsExactly("bbbb1");
    }

    @Test
    void joinsAllHeads() {
        assertThat(draft(FORK, request("heads")).down()).containsExactlyInAnyOrder("bbbb1", "cccc1");
    }

    @Test
    void mayBeginAnew() {
        assertThat(draft(LINE, request("base")).down()).isEmpty();
    }

    @Test
    void isNotPutBehindWhatIsNoHead() {
        assertThatThrownBy(() -> draft(LINE, request("aaaa")))
                .isInstanceOfSatisfying(
                        WritingException.class, it -> assertThat(it.code()).isEqualTo("not-a-head"))
                .hasMessageContaining("revision 'aaaa1' is not a head")
                .hasMessageContaining("its children: bbbb1")
                .hasMessageContaining("--splice");
    }

    @Test
    void isSplicedInWhenAsked() {
        RevisionRequest request = RevisionRequest.of("").withParents("aaaa").withSplice();
        assertThat(draft(LINE, request).down()).containsExactly("aaaa1");
    }

    @Test
    void hasEachParentOnce() {
        assertThatThrownBy(() -> draft(LINE, request("bbbb1", "head")))
                .isInstanceOfSatisfying(
                        WritingException.class, it -> assertThat(it.code()).isEqualTo("duplicate-heads"))
                .hasMessageContaining("revision 'bbbb1' is named twice as a parent");
    }

    @Test
    void storesDependenciesAsFullIdsAndLabelsAsLabels() {
        RevisionRequest request = RevisionRequest.of("").withParents("cccc1").withDependencies("bbb", "left");
        assertThat(draft(FORK, request).dependsOn()).containsExactly("bbbb1", "left");
    }

    @Test
    void isRefusedWithALabelThatIsInUse() {
        RevisionRequest request = RevisionRequest.of("").withLabels("net");
        assertThatThrownBy(() -> draft(LINE, request))
                .isInstanceOfSatisfying(
                        InvalidGraphException.class, it -> assertThat(it.code()).isEqualTo("label-in-use"));
    }

    @Test
    void isRefusedWithAnIdThatIsInUseEvenByItsParent() {
        RevisionRequest request = RevisionRequest.of("").withId("bbbb1").withParents("bbbb1");
        assertThatThrownBy(() -> draft(LINE, request)).hasMessageContaining("bbbb1");
        RevisionRequest other = RevisionRequest.of("").withId("aaaa1");
        assertThatThrownBy(() -> draft(FORK, other.withParents("cccc1")))
                .isInstanceOfSatisfying(
                        InvalidGraphException.class, it -> assertThat(it.code()).isEqualTo("duplicate-revision"));
    }

    @Test
    void isRefusedWithAnIdThatCannotBeTyped() {
        RevisionRequest request = RevisionRequest.of("").withId("a@b");
        assertThatThrownBy(() -> draft(LINE, request))
                .isInstanceOfSatisfying(
                        RevisionException.class, it -> assertThat(it.code()).isEqualTo("invalid-identifier"));
    }

    @Test
    void isRefusedAfterWhatDoesNotExist() {
        assertThatThrownBy(() -> draft(LINE, request("zzzz"))).isInstanceOf(UnknownRevisionException.class);
    }

    private static Revision draft(RevisionGraph graph, RevisionRequest request) {
        return new RevisionDrafter(graph, CLOCK).draft(request);
    }

    private static RevisionRequest request(String... parents) {
        return RevisionRequest.of("message").withParents(parents);
    }

    private static Revision node(String id, String down, String... labels) {
        List<String> parents = down.isEmpty() ? List.of() : List.of(down);
        return new Revision(id, parents, List.of(), Set.of(labels), "", Optional.empty());
    }
}
