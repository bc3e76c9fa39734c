/**
 * Parts SQL into tokens, for SQLite and for PostgreSQL, and walks over them. Knows how both write names, strings, numbers
 * and comments; knows no grammar. {@code sql.sqlite} and {@code expression} read statements and expressions with it.
 */
@NullMarked
package dev.retort.sql;

import org.jspecify.annotations.NullMarked;
