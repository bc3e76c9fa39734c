package dev.retort.script.writing;

import java.nio.file.Path;
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
 * @param kind what it is written in; as usual in the project if empty
 * @param location which of the version locations it goes to; the first parent's if empty
 */
public record RevisionRequest(
        String message,
        Optional<String> id,
        List<String> parents,
        boolean splice,
        List<String> labels,
        List<String> dependsOn,
        Optional<ScriptKind> kind,
        Optional<Path> location) {

    /** Copies the lists. */
    public RevisionRequest {
        parents = List.copyOf(parents);
        labels = List.copyOf(labels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** One revision after the single head. */
    public static RevisionRequest of(String message) {
        return new RevisionRequest(
                message, Optional.empty(), List.of(), false, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** A copy with another message. */
    public RevisionRequest withMessage(String text) {
        return new RevisionRequest(text, id, parents, splice, labels, dependsOn, kind, location);
    }

    /** A copy with this id instead of a random one. */
    public RevisionRequest withId(String newId) {
        return new RevisionRequest(message, Optional.of(newId), parents, splice, labels, dependsOn, kind, location);
    }

    /** A copy with these parents. */
    public RevisionRequest withParents(String... tokens) {
        return new RevisionRequest(message, id, List.of(tokens), splice, labels, dependsOn, kind, location);
    }

    /** A copy whose parents may have children already. */
    public RevisionRequest withSplice() {
        return new RevisionRequest(message, id, parents, true, labels, dependsOn, kind, location);
    }

    /** A copy with these branch labels. */
    public RevisionRequest withLabels(String... names) {
        return new RevisionRequest(message, id, parents, splice, List.of(names), dependsOn, kind, location);
    }

    /** A copy that needs these revisions. */
    public RevisionRequest withDependencies(String... tokens) {
        return new RevisionRequest(message, id, parents, splice, labels, List.of(tokens), kind, location);
    }

    /** A copy that is written in this. */
    public RevisionRequest withKind(ScriptKind other) {
        return new RevisionRequest(message, id, parents, splice, labels, dependsOn, Optional.of(other), location);
    }

    /** A copy that goes to this version location. */
    public RevisionRequest withLocation(Path folder) {
        return new RevisionRequest(message, id, parents, splice, labels, dependsOn, kind, Optional.of(folder));
    }
}
