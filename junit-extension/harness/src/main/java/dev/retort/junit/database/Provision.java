package dev.retort.junit.database;

import java.util.List;
import java.util.Objects;

/** The answer to a request: a server that is ready, or the reason why there is none. */
public sealed interface Provision {

    /** What was looked at before, in order, each with the reason why it was not taken; empty if the first one was. */
    List<String> tried();

    /**
     * A server is ready.
     *
     * @param server the server
     * @param tried what was looked at before and not taken
     */
    record Ready(DatabaseServer server, List<String> tried) implements Provision {
        /** Copies the list. */
        public Ready {
            Objects.requireNonNull(server, "server");
            tried = List.copyOf(tried);
        }
    }

    /**
     * There is no such database here; a test that needs it is skipped, visibly.
     *
     * @param request what was asked for
     * @param reason one sentence that tells why, and what to add
     * @param tried what was looked at and not taken
     */
    record Unavailable(DatabaseRequest request, String reason, List<String> tried) implements Provision {
        /** Copies the list. */
        public Unavailable {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(reason, "reason");
            tried = List.copyOf(tried);
        }
    }
}
