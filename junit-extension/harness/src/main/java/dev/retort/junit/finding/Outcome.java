package dev.retort.junit.finding;

import java.util.List;

/** What came of one check at one place. */
public sealed interface Outcome {

    /**
     * The check looked and found nothing wrong.
     *
     * @param looked what it looked at
     * @param notes what a reader should know all the same, such as a value that the downgrade restores
     */
    record Passed(Looked looked, List<String> notes) implements Outcome {
        /** Copies the notes. */
        public Passed {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The check found faults.
     *
     * @param findings at least one
     */
    record Failed(List<Finding> findings) implements Outcome {
        /** Copies the findings and refuses none. */
        public Failed {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a failure has at least one finding");
            }
        }
    }

    /**
     * The check had nothing to look at, so that it proves nothing. Never shown as green.
     *
     * @param reason why, and what to add so that there is something
     */
    record Untested(String reason) implements Outcome {}

    /** Passed, without anything to note. */
    static Outcome passed(Looked looked) {
        return new Passed(looked, List.of());
    }

    /** Failed if there are findings, else passed. */
    static Outcome of(List<Finding> findings, Looked looked, List<String> notes) {
        return findings.isEmpty() ? new Passed(looked, notes) : new Failed(findings);
    }

    /** Not tested, for this reason. */
    static Outcome untested(String reason) {
        return new Untested(reason);
    }
}
