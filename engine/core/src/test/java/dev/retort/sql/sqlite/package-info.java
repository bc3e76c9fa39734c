/** Proves the reader of stored statements: equal meaning gives equal text. */
@NullMarked
package dev.retort.sql.sqlite;

import org.jspecify.annotations.NullMarked;
