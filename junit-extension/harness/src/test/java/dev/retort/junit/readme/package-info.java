/** The README's five minutes, done as a newcomer would do them. */
@NullMarked
package dev.retort.junit.readme;

import org.jspecify.annotations.NullMarked;
