/**
 * Builds strangers' projects as strangers do: with a Maven of their own, outside this build, against Retort's installed
 * artifacts. What they are lies in {@code src/projects}.
 */
@NullMarked
package dev.retort.consumers;

import org.jspecify.annotations.NullMarked;
