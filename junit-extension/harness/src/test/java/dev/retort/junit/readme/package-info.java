/** The projects of pages in docs, compiled and run as they stand there; the README's is built outside, by retort-consumers. */
@NullMarked
package dev.retort.junit.readme;

import org.jspecify.annotations.NullMarked;
