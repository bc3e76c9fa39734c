/**
 * A small reader of the statements that SQLite keeps in {@code sqlite_schema}, for what its PRAGMAs don't tell: checks,
 * constraint names, collations, conflict clauses, generated expressions, index expressions and predicates.
 * Texts come out canonical, so that equal meaning gives equal text. Knows no database connection and no snapshot.
 */
@NullMarked
package dev.retort.sql.sqlite;

import org.jspecify.annotations.NullMarked;
