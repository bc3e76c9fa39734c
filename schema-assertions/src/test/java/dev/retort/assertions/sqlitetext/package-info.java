/** Proves the reader of stored statements: equal meaning gives equal text. */
@NullMarked
package dev.retort.assertions.sqlitetext;

import org.jspecify.annotations.NullMarked;
