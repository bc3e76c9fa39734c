/**
 * What the engine throws: one unchecked root, whose message is built from facts.
 * Every package may use it; it knows none of them. Subclasses live with their topic.
 */
@NullMarked
package dev.retort.error;

import org.jspecify.annotations.NullMarked;
