package dev.retort.junit.database;

/** What came of looking at one place where a server could come from. */
sealed interface Attempt {

    /** The server runs. */
    record Started(RunningServer server) implements Attempt {}

    /** Not from here; the reason is a clause that follows the place's name. */
    record Refused(String reason) implements Attempt {}
}
