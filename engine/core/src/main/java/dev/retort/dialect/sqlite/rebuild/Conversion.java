package dev.retort.dialect.sqlite.rebuild;

/**
 * How a value becomes one of another type.
 *
 * @param expression the value afterwards
 * @param offending a condition that is true for values that can't become one
 */
record Conversion(String expression, String offending) {}
