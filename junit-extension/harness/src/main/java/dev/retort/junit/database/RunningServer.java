package dev.retort.junit.database;

/** A server as its owner sees it: it can be stopped. */
interface RunningServer extends DatabaseServer {

    /** Removes what is left of its databases and stops what was started. Called once, perhaps while the JVM ends. */
    void stop();
}
