/** Proves the comparison on real databases: change just this, and exactly this differs. */
@NullMarked
package dev.retort.catalog.difference;

import org.jspecify.annotations.NullMarked;
