package dev.retort;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import java.util.List;

/**
 * Where a database stands.
 *
 * @param current the ids of what is current, also of what only dependencies have brought
 * @param heads the ids of the revisions without children
 * @param atHead whether every head is applied
 */
public record Status(List<String> current, List<String> heads, boolean atHead) {

    /** Copies the lists. */
    public Status {
        current = List.copyOf(current);
        heads = List.copyOf(heads);
    }

    /**
     * What version rows mean in a graph.
     *
     * @throws dev.retort.revision.UnknownRevisionException if a row is not the id of a revision
     */
    public static Status of(RevisionGraph graph, VersionRows rows) {
        return new Status(
                graph.allCurrent(rows).ids(),
                graph.heads().stream().map(Revision::id).toList(),
                graph.isAtHead(rows));
    }
}
