package dev.retort.assertions.data;

/** What a comparison of data may overlook. */
public enum DataTolerance {
    /** Columns that only one side has. */
    ONLY_COMMON_COLUMNS,
    /** Tables that only one side has. */
    ONLY_COMMON_TABLES,
    /** Rows that only the second snapshot has. */
    NEW_ROWS,
    /**
     * White space and the order of keys in JSON texts, in rows that are matched by key. Without it the type
     * {@code json} is compared as text; {@code jsonb} has no such differences.
     */
    JSON_FORMAT
}
