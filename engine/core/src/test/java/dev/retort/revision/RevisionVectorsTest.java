package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.revision.VectorGraph.Case;
import dev.retort.revision.VectorGraph.ExpectedStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of the vectors: 100 graphs with about 5,200 commands, whose outcome a reference engine has given. */
class RevisionVectorsTest {

    private static final Map<String, Set<String>> CODES = Map.of(
            "unknown-revision", Set.of("unknown-revision", "wrong-branch"),
            "ambiguous", Set.of("ambiguous-revision"),
            "multiple-heads", Set.of("multiple-heads"),
            "not-an-ancestor", Set.of("not-an-ancestor"),
            "walked-too-far", Set.of("walked-too-far"),
            "ambiguous-walk", Set.of("ambiguous-walk"),
            "revision-error", Set.of("not-an-ancestor", "overlapping-revisions"));

    @Test
    void theVectorsAreComplete() {
        List<VectorGraph> all = VectorGraph.all();

        assertThat(all).hasSize(100);
        assertThat(all.stream().mapToInt(graph -> graph.cases().size()).sum()).isEqualTo(5240);
    }

    @TestFactory
    Stream<DynamicTest> factsOfTheGraph() {
        return VectorGraph.all().stream()
                .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> checkFacts(vector, vector.graph())));
    }

    @TestFactory
    Stream<DynamicTest> casesOfTheGraph() {
        return VectorGraph.all().stream()
                .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> checkCases(vector, vector.graph())));
    }

    private static void checkFacts(VectorGraph vector, RevisionGraph graph) {
        SoftAssertions softly = new SoftAssertions();
        same(softly, graph.heads(), vector.ids("heads"));
        same(softly, graph.realHeads(), vector.ids("real_heads"));
        same(softly, graph.bases(), vector.ids("bases"));
        same(softly, graph.realBases(), vector.ids("real_bases"));
        same(softly, graph.branchPoints(), vector.ids("branch_points"));
        same(softly, graph.mergePoints(), vector.ids("merge_points"));
        for (Revision revision : graph.revisions()) {
            Object labels = Optional.<Object>ofNullable(vector.labels().get(revision.id()))
                    .orElse(List.of());
            softly.assertThat((Object) List.copyOf(graph.labels(revision.id())))
                    .as("labels of %s", revision.id())
                    .isEqualTo(labels);
        }
        softly.assertAll();
    }

    private static void same(SoftAssertions softly, List<Revision> actual, List<String> expected) {
        softly.assertThat(Graphs.ids(actual)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void checkCases(VectorGraph vector, RevisionGraph graph) {
        SoftAssertions softly = new SoftAssertions();
        for (Case each : vector.cases()) {
            each.error().ifPresentOrElse(kind -> checkError(softly, graph, each, kind), () -> {
                if (losesHeads(each, vector)) {
                    softly.check(() -> checkAllHeadsAreStamped(graph, each));
                } else {
                    softly.check(() -> checkSteps(graph, each));
                }
            });
        }
        softly.assertAll();
    }

    /** In 12 cases the reference engine stamps all heads and thereby deletes the row of a head; here it stays. */
    private static boolean losesHeads(Case each, VectorGraph vector) {
        List<ExpectedStep> steps =
                each.command().equals("stamp") && each.target().equals("heads") ? each.steps() : List.of();
        return !steps.isEmpty() && !steps.get(steps.size() - 1).rows().equals(VersionRows.of(vector.ids("real_heads")));
    }

    private static void checkAllHeadsAreStamped(RevisionGraph graph, Case each) {
        assertThat(plan(graph, each).end())
                .as("rows of %s", each)
                .isEqualTo(VersionRows.of(Graphs.ids(graph.realHeads())));
    }

    private static void checkError(SoftAssertions softly, RevisionGraph graph, Case each, String kind) {
        Optional<RevisionException> thrown =
                Optional.ofNullable(catchThrowableOfType(RevisionException.class, () -> plan(graph, each)));
        softly.assertThat(thrown.map(RevisionException::code).orElse("nothing thrown"))
                .as("%s", each)
                .isIn(CODES.getOrDefault(kind, Set.of()));
    }

    private static void checkSteps(RevisionGraph graph, Case each) {
        Plan plan = plan(graph, each);
        List<List<String>> expected =
                each.steps().stream().map(ExpectedStep::revision).toList();
        List<List<String>> actual = plan.steps().stream()
                .map(step -> step.revision().map(Revision::id).stream().toList())
                .toList();
        if (each.isExact()) {
            assertThat(actual).as("%s", each).isEqualTo(expected);
            assertThat(plan.steps().stream().map(Step::after).toList())
                    .as("rows of %s", each)
                    .isEqualTo(each.steps().stream().map(ExpectedStep::rows).toList());
        } else {
            assertThat(actual).as("%s", each).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(plan.end())
                    .as("rows of %s", each)
                    .isEqualTo(each.steps().get(expected.size() - 1).rows());
        }
    }

    private static Plan plan(RevisionGraph graph, Case each) {
        return switch (each.command()) {
            case "upgrade" -> graph.planUpgrade(each.target(), each.current());
            case "downgrade" -> graph.planDowngrade(each.target(), each.current());
            default -> graph.planStamp(List.of(each.target()), each.current(), false);
        };
    }
}
