package dev.retort.schema;

/** When a constraint is checked. */
public enum Deferral {
    /** At each statement, always. */
    NOT_DEFERRABLE,
    /** At each statement, unless the transaction asks for later. */
    INITIALLY_IMMEDIATE,
    /** At commit, unless the transaction asks for earlier. */
    INITIALLY_DEFERRED;

    /** The clause behind a constraint, with a space before it; nothing for one that can't be deferred. */
    public String clause() {
        return this == NOT_DEFERRABLE ? "" : " DEFERRABLE " + name().replace('_', ' ');
    }
}
