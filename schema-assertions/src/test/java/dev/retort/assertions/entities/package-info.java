/** Schemas that were written by hand, against JPA entities. */
@NullMarked
package dev.retort.assertions.entities;

import org.jspecify.annotations.NullMarked;
