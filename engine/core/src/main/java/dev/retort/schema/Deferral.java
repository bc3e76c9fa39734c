package dev.retort.schema;

/** When a constraint is checked. */
public enum Deferral {
    /** At each statement, always. */
    NOT_DEFERRABLE,
    /** At each statement, unless the transaction asks for later. */
    INITIALLY_IMMEDIATE,
    /** At commit, unless the transaction asks for earlier. */
    INITIALLY_DEFERRED
}
