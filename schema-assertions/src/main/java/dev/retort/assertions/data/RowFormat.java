package dev.retort.assertions.data;

/**
 * How a database writes a whole row as one text. The text is exact: rows differ if and only if their texts do, so that
 * rows can be compared, and be kept, as bytes.
 */
interface RowFormat {

    /** The values of a row's text. */
    Row parse(byte[] text, int columns);
}
