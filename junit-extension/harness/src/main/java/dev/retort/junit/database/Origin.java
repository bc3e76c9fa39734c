package dev.retort.junit.database;

/** Where a server comes from. */
public enum Origin {
    /** No server: files in a directory of this run. */
    FILES,
    /** A server that was running already and whose URL was given. */
    GIVEN,
    /** A container that this run has started. */
    CONTAINER,
    /** A server process that this run has started from binaries on the class path. */
    EMBEDDED
}
