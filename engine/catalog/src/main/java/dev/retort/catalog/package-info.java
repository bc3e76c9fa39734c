/**
 * The schema snapshot: everything that a person could have meant in a schema, read from the catalogue and kept as text.
 * One reader for each database, which don't know each other; a stored form that reads back.
 * Knows nothing of comparing (that is {@code difference}) nor of AssertJ; it uses {@code sql.sqlite} to read SQLite's
 * stored statements. Facts are attributes: nobody reads them back out of a definition.
 */
@NullMarked
package dev.retort.catalog;

import org.jspecify.annotations.NullMarked;
