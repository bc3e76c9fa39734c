/**
 * Starts a project: the templates that {@code retort init} knows, and the files that it makes of them. Touches nothing
 * that is there already. Knows neither configuration nor database.
 */
@NullMarked
package dev.retort.cli.start;

import org.jspecify.annotations.NullMarked;
