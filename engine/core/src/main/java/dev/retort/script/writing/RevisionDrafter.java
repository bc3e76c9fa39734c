package dev.retort.script.writing;

import dev.retort.error.Problem;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Works out a new revision and proves that the graph takes it, before anything is written. */
public final class RevisionDrafter {

    private static final int ID_LENGTH = 12;

    private final RevisionGraph graph;
    private final Clock clock;

    /**
     * Makes a drafter.
     *
     * @param graph the existing revisions
     * @param clock says when the new one is written
     */
    public RevisionDrafter(RevisionGraph graph, Clock clock) {
        this.graph = Objects.requireNonNull(graph, "graph");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * The revision that was asked for.
     *
     * @throws WritingException if a parent isn't a head, or is named twice
     * @throws dev.retort.revision.RevisionException if a token means nothing or too much, or if the graph would not be
     *     valid with the new revision
     */
    public Revision draft(RevisionRequest request) {
        Revision draft = new Revision(
                request.id().orElseGet(RevisionDrafter::randomId),
                parents(request),
                dependencies(request),
                new LinkedHashSet<>(request.labels()),
                request.message(),
                Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        RevisionGraph.of(
                Stream.concat(graph.revisions().stream(), Stream.of(draft)).toList());
        return draft;
    }

    private List<String> parents(RevisionRequest request) {
        List<String> tokens = request.parents().isEmpty() ? List.of("head") : request.parents();
        List<String> ids = new ArrayList<>();
        tokens.forEach(token -> graph.resolve(token).forEach(revision -> ids.add(revision.id())));
        Set<String> once = new HashSet<>();
        ids.stream().filter(id -> !once.add(id)).findFirst().ifPresent(id -> {
            throw twice(id);
        });
        if (!request.splice()) {
            ids.forEach(this::requireHead);
        }
        return ids;
    }

    private void requireHead(String id) {
        if (!graph.children(id).isEmpty()) {
            throw new WritingException(Problem.of("not-a-head", "revision '" + id + "' is not a head")
                    .with("its children", ids(graph.children(id)))
                    .with("heads", ids(graph.heads()))
                    .cure("name a head, or give --splice to start a new branch there"));
        }
    }

    /** Labels stay labels, so that they mean whatever carries them later; everything else becomes a full id. */
    private List<String> dependencies(RevisionRequest request) {
        Set<String> labels = new HashSet<>();
        graph.revisions().forEach(revision -> labels.addAll(revision.labels()));
        return request.dependsOn().stream()
                .flatMap(token -> labels.contains(token)
                        ? Stream.of(token)
                        : graph.resolve(token).stream().map(Revision::id))
                .toList();
    }

    private static WritingException twice(String id) {
        return new WritingException(Problem.of("duplicate-heads", "revision '" + id + "' is named twice as a parent")
                .cure("name each parent once"));
    }

    private static String ids(List<Revision> revisions) {
        return String.join(", ", revisions.stream().map(Revision::id).toList());
    }

    private static String randomId() {
        String digits = UUID.randomUUID().toString().replace("-", "");
        return digits.substring(digits.length() - ID_LENGTH);
    }
}
