/**
 * Operations that are statements of PostgreSQL, or a few: tables, columns, indexes, views, rows. Writes with {@code text};
 * reads the catalogue only where an operation needs it and runs nothing.
 */
@NullMarked
package dev.retort.dialect.postgresql.statements;

import org.jspecify.annotations.NullMarked;
