package dev.retort.junit.witness;

/** When SchemaCrawler, the second reader of schemas, is asked; the setting {@code retort.witness}. */
public enum WitnessMode {
    /** At the heads. */
    HEAD,
    /** After each revision's upgrade. */
    EVERY,
    /** Never. */
    OFF
}
