package dev.retort.run;

/** How much is done in one transaction. */
public enum TransactionMode {
    /** One revision, with its version rows. What was done before a failure stays. */
    PER_REVISION,
    /** A whole run: all or nothing, as far as every statement can run in a transaction. */
    PER_RUN
}
