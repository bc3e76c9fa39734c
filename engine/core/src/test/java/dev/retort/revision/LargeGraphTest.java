package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten thousand revisions in several shapes. Nothing is timed; a step that is quadratic is felt by whoever waits. */
class LargeGraphTest {

    private static final int SIZE = 10_000;

    @Test
    void oneLine() {
        upAndDown(revisions(number -> number == 0 ? List.of() : List.of(id(number - 1))));
    }

    @Test
    void aThousandBranchesOfOneBaseThatEndInAMerge() {
        upAndDown(revisions(number -> number == 0
                ? List.of()
                : number == SIZE - 1 ? idsFrom(SIZE - 1001) : List.of(id(Math.max(0, number - 1000)))));
    }

    @Test
    void aThousandHeads() {
        upAndDown(revisions(number -> number == 0 ? List.of() : List.of(id(Math.max(0, number - 1000)))));
    }

    @Test
    void aThousandBranchesEachMergedBeforeTheNext() {
        upAndDown(revisions(number -> switch (number % 10) {
            case 0 -> number == 0 ? List.of() : List.of(id(number - 1), id(number - 6));
            case 5 -> List.of(id(number - 5));
            default -> List.of(id(number - 1));
        }));
    }

    @Test
    void aThousandLabelledBranchesThatDependOnEachOther() {
        List<Revision> revisions = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            boolean first = number % 10 == 0;
            List<String> dependsOn = number < 20 || first ? List.of() : List.of(id(number - 10 - number % 3));
            revisions.add(new Revision(
                    id(number),
                    first ? List.of() : List.of(id(number - 1)),
                    dependsOn,
                    first ? Set.of("label" + number) : Set.of(),
                    "",
                    Optional.empty()));
        }
        upAndDown(revisions);
    }

    @Test
    void aTangleOfMergesAndDependencies() {
        Random random = new Random(7);
        List<Revision> revisions = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            List<String> down = new ArrayList<>();
            for (int count = random.nextInt(3); count >= 0 && number > 0; count--) {
                down.add(id(Math.max(0, number - 1 - random.nextInt(1000))));
            }
            List<String> dependsOn =
                    number > 0 && random.nextInt(3) == 0 ? List.of(id(random.nextInt(number))) : List.of();
            revisions.add(new Revision(id(number), down, dependsOn, Set.of(), "", Optional.empty()));
        }
        upAndDown(revisions);
    }

    @Test
    void aTangleInAnyLoadOrder() {
        Random random = new Random(11);
        List<Revision> revisions = revisions(number -> number == 0
                ? List.of()
                : List.of(id(Math.max(0, number - 1 - random.nextInt(1000))), id(random.nextInt(number))));
        Collections.shuffle(revisions, random);
        upAndDown(revisions);
    }

    private static void upAndDown(List<Revision> revisions) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Plan up = graph.planUpgrade("heads", VersionRows.empty());
        Plan down = graph.planDowngrade("base", up.end());

        assertThat(up.steps()).hasSize(SIZE);
        assertThat(graph.isAtHead(up.end())).isTrue();
        assertThat(down.steps()).hasSize(SIZE);
        assertThat(graph.headsToBases()).hasSize(SIZE);
        assertThat(down.end()).isEqualTo(VersionRows.empty());
    }

    private interface Parents {
        List<String> of(int number);
    }

    private static List<Revision> revisions(Parents parents) {
        List<Revision> revisions = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            revisions.add(new Revision(id(number), parents.of(number), List.of(), Set.of(), "", Optional.empty()));
        }
        return revisions;
    }

    private static List<String> idsFrom(int first) {
        List<String> ids = new ArrayList<>();
        for (int number = first; number < SIZE - 1; number++) {
            ids.add(id(number));
        }
        return ids;
    }

    private static String id(int number) {
        return String.format("r%05d", number);
    }
}
