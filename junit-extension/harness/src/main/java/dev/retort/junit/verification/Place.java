package dev.retort.junit.verification;

import java.util.List;

/**
 * A database, or the history itself: an outermost branch of the tree.
 *
 * @param name such as {@code PostgreSQL 18.6 (embedded)}, or {@code history}
 * @param checks its checks
 */
public record Place(String name, List<CheckGroup> checks) {

    /** Copies the checks. */
    public Place {
        checks = List.copyOf(checks);
    }
}
