package dev.retort.junit.console;

import dev.retort.junit.finding.Outcome;
import org.opentest4j.TestAbortedException;

/** A check proved nothing: JUnit shows it as skipped, the console beside those of the same kind. */
public final class UntestedException extends TestAbortedException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome.Untested outcome;

    /** Tells why. */
    public UntestedException(Outcome.Untested outcome) {
        super("untested: " + outcome.reason());
        this.outcome = outcome;
    }

    /** Why. */
    Outcome.Untested outcome() {
        return outcome;
    }
}
