package dev.retort.script.writing;

import java.util.List;
import java.util.Optional;

/**
 * What a new revision is to be.
 *
 * @param message what it does, in a few words; may be empty
 * @param id its id; a random one if empty
 * @param parents tokens for the parents, such as {@code head}, {@code base} or the start of an id; none means
 *     {@code head}
 * @param splice whether a parent may have children already
 * @param labels branch labels for it
 * @param dependsOn tokens for the revisions that must have run before it
 */
public record RevisionRequest(
        String message,
        Optional<String> id,
        List<String> parents,
        boolean splice,
        List<String> labels,
        List<String> dependsOn) {

    /** Copies the lists. */
    public RevisionRequest {
        parents = List.copyOf(parents);
        labels = List.copyOf(labels);
        dependsOn = List.copyOf(dependsOn);
    }
}
