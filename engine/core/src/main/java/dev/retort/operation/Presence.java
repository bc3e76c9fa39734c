package dev.retort.operation;

/** What happens when the object to create is there already, or the one to drop is not. */
public enum Presence {
    /** An error. */
    REQUIRED,
    /** Nothing: {@code IF NOT EXISTS} or {@code IF EXISTS}. */
    OPTIONAL
}
