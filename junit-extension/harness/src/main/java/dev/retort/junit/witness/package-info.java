/**
 * The independent second reader: SchemaCrawler reads the portable part of a schema (from tables to triggers), and
 * an agreement check compares it with the snapshot. Knows {@code schema}; only this package knows SchemaCrawler.
 */
@NullMarked
package dev.retort.junit.witness;

import org.jspecify.annotations.NullMarked;
