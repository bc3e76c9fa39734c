package dev.retort;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import dev.retort.script.RevisionScript;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What there is to know about a revision.
 *
 * @param id its id
 * @param down the parents' ids
 * @param dependsOn what else it needs, as it is written
 * @param labels the labels by which it is found, its own and those of its branch
 * @param message what it does
 * @param created when it was written, if known
 * @param path where it was read from
 * @param isHead whether it has no children
 * @param isCurrent whether it is a version row of the database
 * @param isBranchPoint whether it has several children
 * @param isMergePoint whether it has several parents
 */
public record RevisionInfo(
        String id,
        List<String> down,
        List<String> dependsOn,
        List<String> labels,
        String message,
        Optional<Instant> created,
        String path,
        boolean isHead,
        boolean isCurrent,
        boolean isBranchPoint,
        boolean isMergePoint) {

    /** Copies the lists. */
    public RevisionInfo {
        down = List.copyOf(down);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }

    /**
     * Puts together what a script, the graph and the version rows say.
     *
     * @param current the version rows
     */
    public static RevisionInfo of(RevisionScript script, RevisionGraph graph, VersionRows current) {
        Revision revision = script.revision();
        int children = graph.children(revision.id()).size();
        return new RevisionInfo(
                revision.id(),
                revision.down(),
                revision.dependsOn(),
                List.copyOf(graph.labels(revision.id())),
                revision.message(),
                revision.created(),
                script.origin().toString(),
                children == 0,
                current.contains(revision.id()),
                children > 1,
                revision.isMergePoint());
    }
}
