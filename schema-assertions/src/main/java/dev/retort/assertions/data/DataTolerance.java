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
     * How JSON is written: objects and arrays are compared by value in every column, also in columns of text. White
     * space, the order of keys, escapes and the form of numbers don't count: {@code 1}, {@code 1.0} and {@code 1e0} are
     * the same, but no digit is rounded away. Of a key that comes twice the last counts, as in {@code jsonb}. Without
     * this the type {@code json} is compared as text.
     */
    JSON_FORMAT
}
