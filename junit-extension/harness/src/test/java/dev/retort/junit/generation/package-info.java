/** How a walk goes on after round trips that didn't lead back. */
@NullMarked
package dev.retort.junit.generation;

import org.jspecify.annotations.NullMarked;
