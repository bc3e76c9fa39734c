/** A location with a migration that doesn't say which revision it is; see {@link dev.retort.junit.MistakesTest}. */
@NullMarked
package dev.retort.junit.unannotated;

import org.jspecify.annotations.NullMarked;
