/**
 * A project as the commands see it: its scripts, its graph, its database, made from the configuration when they are
 * first asked for. Turns what the engine gives into answers. Parses no arguments and prints nothing but progress.
 */
@NullMarked
package dev.retort.cli.session;

import org.jspecify.annotations.NullMarked;
