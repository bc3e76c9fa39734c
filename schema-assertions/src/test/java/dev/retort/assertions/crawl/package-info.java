/** Proves that SchemaCrawler and the snapshot agree, and that a disagreement is seen. */
@NullMarked
package dev.retort.assertions.crawl;

import org.jspecify.annotations.NullMarked;
