package dev.retort.dialect;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the statements of a run may take; empty leaves the database's own setting.
 *
 * @param lockWait how long a statement waits for a lock of another session
 * @param statement how long a statement runs, where the database can limit that
 */
public record Timeouts(Optional<Duration> lockWait, Optional<Duration> statement) {

    /** The database's own settings. */
    public static final Timeouts NONE = new Timeouts(Optional.empty(), Optional.empty());
}
