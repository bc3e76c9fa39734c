/**
 * The settings of a run: {@code retort.toml}, its environments, variables, options, and where each value came from.
 * Gives texts and typed values; opens no database and reads no script. {@code dev.retort.cli.session} makes an engine
 * of it.
 */
@NullMarked
package dev.retort.cli.config;

import org.jspecify.annotations.NullMarked;
