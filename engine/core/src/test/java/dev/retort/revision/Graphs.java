package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes graphs for tests in one line: {@code graph("a", "b < a", "c < a ! b # label")}. */
final class Graphs {

    private Graphs() {}

    /** Gives the graph of these lines, in this load order. */
    static RevisionGraph graph(String... lines) {
        return RevisionGraph.of(Arrays.stream(lines).map(Graphs::revision).toList());
    }

    /** Reads {@code id < parents ! dependencies # labels}, each part but the id being optional. */
    static Revision revision(String line) {
        List<String> labels = part(line, '#');
        List<String> dependencies = part(line, '!');
        List<String> parents = part(line, '<');
        String id = line.split("[<!#]")[0].trim();
        return new Revision(id, parents, dependencies, Set.copyOf(labels), "", Optional.empty());
    }

    static List<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }

    static List<String> ids(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.revision().stream())
                .map(Revision::id)
                .toList();
    }

    private static List<String> part(String line, char mark) {
        int start = line.indexOf(mark);
        if (start < 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>(
                List.of(line.substring(start + 1).split("[<!#]")[0].trim().split("\\s+")));
        names.removeIf(String::isEmpty);
        return names;
    }
}
