/**
 * What a stored value means, so that values can be compared when a column has got another type: numbers by value, instants
 * by the time they are, JSON by structure. Knows types and the exact texts in which rows are read; must not know JUnit,
 * revisions or checks. The checks of data ask it.
 */
@NullMarked
package dev.retort.junit.meaning;

import org.jspecify.annotations.NullMarked;
