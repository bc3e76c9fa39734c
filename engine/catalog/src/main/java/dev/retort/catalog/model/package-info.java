/**
 * The schema that a model wants, made by the engine's own operations in a place where it leaves no trace, and read as a
 * snapshot. So a model and a database are compared in the same form. Knows the snapshot and the engine; knows no
 * comparing and no AssertJ.
 */
@NullMarked
package dev.retort.catalog.model;

import org.jspecify.annotations.NullMarked;
