/**
 * The schema snapshot: everything that a person could have meant in a schema, as a tree of objects with their facts as
 * text, and a stored form that reads back. The readers, {@code postgresql} and {@code sqlite}, are found as services.
 * Knows nothing of comparing (that is {@code difference}) nor of AssertJ. Facts are attributes: nobody reads them back
 * out of a definition.
 */
@NullMarked
package dev.retort.catalog;

import org.jspecify.annotations.NullMarked;
