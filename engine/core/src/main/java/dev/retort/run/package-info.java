/**
 * Carries out plans: steps become operations, operations become statements, statements go to a connection. Keeps the
 * version table and the history, begins and ends transactions, holds the lock, and tells listeners. Knows scripts, the
 * graph and the roles of {@code dialect}, but no database by name.
 */
@NullMarked
package dev.retort.run;

import org.jspecify.annotations.NullMarked;
