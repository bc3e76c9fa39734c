/**
 * Reads SQL expressions into a tree of records, as SQLite keeps them and as PostgreSQL deparses them: conditions of checks,
 * predicates of indexes, generated columns. {@code ExpressionReader} gives the tree as it is written; {@code Canonical}
 * gives the tree of what it means, in which both databases' ways of writing the same are equal. Works on tokens; knows no
 * connection, no snapshot and no rule of what may differ.
 */
@NullMarked
package dev.retort.assertions.expression;

import org.jspecify.annotations.NullMarked;
