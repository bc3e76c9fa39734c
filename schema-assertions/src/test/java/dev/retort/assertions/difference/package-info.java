/** Proves the comparison on real databases: change just this, and exactly this differs. */
@NullMarked
package dev.retort.assertions.difference;

import org.jspecify.annotations.NullMarked;
