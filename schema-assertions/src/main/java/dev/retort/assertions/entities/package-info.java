/**
 * Whether a schema is what JPA entities say. Entities say less than a schema holds, so both snapshots are first brought
 * to what entities can say; then {@code catalog.difference} compares them. Only {@code HibernateModel} knows
 * retort-hibernate, which is an optional dependency, and it is loaded only when classes are given. Knows no AssertJ.
 */
@NullMarked
package dev.retort.assertions.entities;

import org.jspecify.annotations.NullMarked;
