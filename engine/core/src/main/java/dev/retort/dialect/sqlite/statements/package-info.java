/**
 * Operations that are statements of SQLite, or a few: tables, columns, indexes, views, rows. Writes with {@code text};
 * reads the catalogue only where an operation needs it and runs nothing.
 */
@NullMarked
package dev.retort.dialect.sqlite.statements;

import org.jspecify.annotations.NullMarked;
