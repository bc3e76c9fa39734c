/** Tests of the tokens, and of how text is split into statements. */
@NullMarked
package dev.retort.sql;

import org.jspecify.annotations.NullMarked;
