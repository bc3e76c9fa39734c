package dev.retort.schema;

/**
 * A column whose value is an expression over its row.
 *
 * @param expression the expression
 * @param stored whether it is kept ({@code STORED}) or worked out when read ({@code VIRTUAL}; PostgreSQL 18 and SQLite)
 */
public record Computed(SqlText expression, boolean stored) {}
