package dev.retort.junit.generation;

/** What sort of values a column has, as far as it decides how values are made of one another. */
enum Sort {
    /** Whole numbers and decimals. */
    NUMBER,
    /** Texts. */
    TEXT,
    /** TRUE and FALSE. */
    TRUTH,
    /** Days. */
    DATE,
    /** Points in time, with or without an offset. */
    TIMESTAMP,
    /** JSON. */
    JSON,
    /** Several of one type. */
    ARRAY,
    /** Ranges and multiranges. */
    RANGE,
    /** Bytes. */
    BYTES,
    /** Labels of an enum. */
    LABEL,
    /** Any other. */
    OTHER
}
