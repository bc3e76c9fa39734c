package dev.retort.revision;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One node of the revision graph.
 *
 * @param id up to 32 characters, without {@code @ - + : ,}, quotes and white space, and no reserved word
 * @param down the ids of the parents in the order of the file; empty for a base; repeated ids count once
 * @param dependsOn full ids or labels of revisions that must be applied before this one; repeated ones count once
 * @param labels branch labels given to this revision; same grammar as ids, of any length
 * @param message what the author says that it does; may be empty
 * @param created when it was written, if known
 */
public record Revision(
        String id,
        List<String> down,
        List<String> dependsOn,
        Set<String> labels,
        String message,
        Optional<Instant> created) {

    /**
     * Checks the grammar of the id and of the labels and copies the lists.
     *
     * @throws RevisionException if the id or a label can't be used, code {@code invalid-identifier}
     */
    public Revision {
        Identifiers.checkId(id);
        down = List.copyOf(new LinkedHashSet<>(down));
        dependsOn = List.copyOf(new LinkedHashSet<>(dependsOn));
        labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
        labels.forEach(label -> Identifiers.checkLabel(label, id));
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(created, "created");
    }

    /** Whether it has no parent. */
    public boolean isBase() {
        return down.isEmpty();
    }

    /** Whether it has several parents. */
    public boolean isMergePoint() {
        return down.size() > 1;
    }
}
