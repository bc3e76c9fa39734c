package dev.retort.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphDrawingTest {

    @Test
    void aLineIsOneLane() {
        assertThat(draw("c b", "b a", "a"))
                .isEqualTo("""
                *  c
                *  b
                *  a
                """);
    }

    @Test
    void aForkComesTogetherAtItsRoot() {
        assertThat(draw("c a", "b a", "a"))
                .isEqualTo(
                        """
                *  c
                | *  b
                |/
                *  a
                """);
    }

    @Test
    void aMergeDivides() {
        assertThat(draw("d b,c", "b a", "c a", "a"))
                .isEqualTo(
                        """
                *  d
                |\\
                * |  b
                | *  c
                |/
                *  a
                """);
    }

    @Test
    void separateRootsHaveNothingBetweenThem() {
        assertThat(draw("b a", "a", "y x", "x"))
                .isEqualTo(
                        """
                *  b
                *  a
                *  y
                *  x
                """);
    }

    @Test
    void aLaneThatEndsLetsTheOthersMoveUp() {
        assertThat(draw("b a", "y x", "a", "x"))
                .isEqualTo(
                        """
                *  b
                | *  y
                * |  a
                 /
                *  x
                """);
    }

    @Test
    void aLaneCrossesThoseBetween() {
        assertThat(draw("d a", "y x", "c a", "a", "x"))
                .isEqualTo(
                        """
                *  d
                | *  y
                | | *  c
                |_|/
                * |  a
                 /
                *  x
                """);
    }

    @Test
    void threeParentsHaveThreeLanes() {
        assertThat(draw("m a,b,c", "a", "b", "c"))
                .isEqualTo(
                        """
                *  m
                |\\
                | |\\
                * | |  a
                 / /
                * |  b
                 /
                *  c
                """);
    }

    @Test
    void parentsThatAreNotShownEndTheLane() {
        assertThat(draw("c b", "b a")).isEqualTo("""
                *  c
                *  b
                """);
    }

    private static String draw(String... headsFirst) {
        List<Revision> revisions = new ArrayList<>();
        for (String line : headsFirst) {
            String[] parts = line.split(" ");
            List<String> down = parts.length > 1 ? List.of(parts[1].split(",")) : List.of();
            revisions.add(new Revision(parts[0], down, List.of(), Set.of(), "", Optional.empty()));
        }
        return String.join("\n", GraphDrawing.of(revisions, Revision::id)) + "\n";
    }
}
