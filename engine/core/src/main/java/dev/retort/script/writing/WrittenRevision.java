package dev.retort.script.writing;

import dev.retort.revision.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A revision that was written.
 *
 * @param id its id
 * @param down the parents' ids
 * @param dependsOn what else it needs, as it is written
 * @param labels its own labels
 * @param message what it does
 * @param created when it was written
 * @param path its file
 */
public record WrittenRevision(
        String id,
        List<String> down,
        List<String> dependsOn,
        List<String> labels,
        String message,
        Optional<Instant> created,
        Path path) {

    /** Copies the lists. */
    public WrittenRevision {
        down = List.copyOf(down);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }

    static WrittenRevision of(Revision revision, Path file) {
        return new WrittenRevision(
                revision.id(),
                revision.down(),
                revision.dependsOn(),
                List.copyOf(revision.labels()),
                revision.message(),
                revision.created(),
                file);
    }
}
