package dev.retort.junit.finding;

import java.util.List;
import java.util.Optional;

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
     * @param kind what is the same in the reasons of many checks; empty if it is only this one's
     */
    record Untested(String reason, Optional<Kind> kind) implements Outcome {}

    /**
     * A reason that many checks have, each with its own names in it.
     *
     * @param reason what is the same, about several: {@code no row in the tables that they touch}
     * @param detail what is this one's own: {@code users at 4f2c}
     */
    record Kind(String reason, String detail) {}

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
        return new Untested(reason, Optional.empty());
    }

    /** Not tested, for a reason that other checks have too. */
    static Outcome untested(String reason, Kind kind) {
        return new Untested(reason, Optional.of(kind));
    }

    /**
     * How much a check looked at.
     *
     * @param what in a few words, such as {@code 3 tables, 7 rows}
     * @param tables number of tables, by which the coverage is counted
     * @param rows number of rows
     */
    public record Looked(String what, int tables, int rows) {

        /** Something that isn't counted in tables and rows. */
        public static Looked at(String what) {
            return new Looked(what, 0, 0);
        }

        /** Tables only. */
        public static Looked tables(int tables) {
            return new Looked(counted(tables, "table"), tables, 0);
        }

        /** Tables and the rows in them. */
        public static Looked rows(int tables, int rows) {
            return new Looked(counted(tables, "table") + ", " + counted(rows, "row"), tables, rows);
        }

        /** A number with its noun, which gets an s unless there is one. */
        public static String counted(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }
}
