package dev.retort.junit.evidence;

import dev.retort.junit.history.StepRun;
import java.util.Optional;

/**
 * A revision taken back and run again.
 *
 * @param start the state at the revision, before
 * @param down the downgrade
 * @param lowered the state after the downgrade; empty if it failed
 * @param up the second upgrade; empty if the downgrade failed
 * @param raised the state after the second upgrade; empty if there is none
 */
public record RoundTrip(
        State start, StepRun down, Optional<State> lowered, Optional<StepRun> up, Optional<State> raised) {

    /** Whether it led back to where it began, as far as anything can be read. */
    boolean isClosed() {
        return raised.equals(Optional.of(start));
    }
}
