/** Generated rows for properties of jqwik. Found by jqwik as services; the entry for people is {@link Rows}. */
@NullMarked
package dev.retort.junit.jqwik;

import org.jspecify.annotations.NullMarked;
