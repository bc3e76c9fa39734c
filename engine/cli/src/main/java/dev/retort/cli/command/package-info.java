/**
 * The commands by topic, and the frame that they share: it loads the project, prints the answer, reports errors.
 * A command asks the project of {@code session} and hands an answer of {@code output} back; it neither prints nor reads
 * settings itself.
 */
@NullMarked
package dev.retort.cli.command;

import org.jspecify.annotations.NullMarked;
