package dev.retort.revision;

import dev.retort.error.Problem;

/** A revision is its own parent or depends on itself: code {@code self-loop}. */
public final class SelfLoopException extends InvalidGraphException {

    private static final long serialVersionUID = 1L;

    private SelfLoopException(Problem problem) {
        super(problem);
    }

    static SelfLoopException parent(String id) {
        return of(id, "revision '" + id + "' names itself as its parent");
    }

    static SelfLoopException dependency(String id) {
        return of(id, "revision '" + id + "' depends on itself");
    }

    private static SelfLoopException of(String id, String summary) {
        return new SelfLoopException(
                Problem.of("self-loop", summary).with("ids", id).cure("name the revision before it"));
    }
}
