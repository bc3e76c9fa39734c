/** The entry of the {@code retort} program. Everything else is below: commands, configuration, output. */
@NullMarked
package dev.retort.cli;

import org.jspecify.annotations.NullMarked;
