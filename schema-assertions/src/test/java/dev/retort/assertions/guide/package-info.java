/** The examples of the user guide, compiled and run; the pages in {@code docs} show them word for word. */
@NullMarked
package dev.retort.assertions.guide;

import org.jspecify.annotations.NullMarked;
