package dev.retort.junit.check;

import dev.retort.junit.finding.Outcome;

/**
 * A check of your own: made for each revision whose upgrade goes through, on each database, and shown like the others.
 * Name its class in {@code @MigrationTest(with = …)}, or name it in
 * {@code META-INF/services/dev.retort.junit.check.CustomCheck} for every test on the class path. It needs a constructor
 * without parameters and must not keep state.
 */
public interface CustomCheck {

    /** Its id, such as {@code our-names}, by which {@code retort.checks} chooses it; no other check has the same. */
    String id();

    /** The name that people read; the id with blanks by default. */
    default String title() {
        return id().replace('-', ' ');
    }

    /**
     * Whether it says which pieces of its texts are values of rows, with {@link dev.retort.junit.finding.Marked#value}. Of a
     * check that doesn't, nobody can tell, so where values of rows aren't shown, only its place and title are.
     */
    default boolean marksValues() {
        return false;
    }

    /**
     * Judges one revision on one database. An {@link AssertionError} counts as a finding with its message; any other
     * exception fails the check too, as a fault of its own.
     *
     * @param revision what was seen of the revision
     * @return passed, with what was looked at; failed, with findings; or untested, with the reason
     */
    Outcome judge(CheckedRevision revision);
}
