/** Proves that a model's schema is made where it leaves no trace, on both databases. */
@NullMarked
package dev.retort.assertions.metadata;

import org.jspecify.annotations.NullMarked;
