/** Proves that SchemaCrawler and the snapshot agree, and that a disagreement is seen. */
@NullMarked
package dev.retort.junit.witness;

import org.jspecify.annotations.NullMarked;
