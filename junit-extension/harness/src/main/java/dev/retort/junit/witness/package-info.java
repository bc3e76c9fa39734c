/**
 * The independent second reader: SchemaCrawler reads the portable part of a schema (from tables to triggers), and
 * {@code CrawlAgreement} holds the snapshot against it. Knows {@code catalog}; only this package drives SchemaCrawler.
 */
@NullMarked
package dev.retort.junit.witness;

import org.jspecify.annotations.NullMarked;
