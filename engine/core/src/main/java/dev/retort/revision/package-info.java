/**
 * The graph of revisions and what follows from it: what a token means, which revisions an upgrade, a downgrade or a
 * stamp touches and in which order, and what the version rows are after each step. Pure functions over immutable data.
 * Knows no file, no class, no SQL and no connection; {@code script} supplies the revisions, {@code run} performs the
 * plans.
 */
@NullMarked
package dev.retort.revision;

import org.jspecify.annotations.NullMarked;
