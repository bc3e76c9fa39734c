package dev.retort.operation;

/** What happens if the object to create already exists, or the one to drop doesn't. */
public enum Presence {
    /** An error. */
    REQUIRED,
    /** Nothing: {@code IF NOT EXISTS} or {@code IF EXISTS}. */
    OPTIONAL
}
