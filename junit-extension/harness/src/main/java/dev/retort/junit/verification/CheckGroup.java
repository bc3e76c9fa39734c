package dev.retort.junit.verification;

import java.util.List;

/**
 * A check at one place, with a leaf for each revision, or one for the whole.
 *
 * @param title the check's name
 * @param nodes its leaves, at least one
 */
public record CheckGroup(String title, List<CheckNode> nodes) {

    /** Copies the leaves. */
    public CheckGroup {
        nodes = List.copyOf(nodes);
    }
}
