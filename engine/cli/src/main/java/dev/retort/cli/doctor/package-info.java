/**
 * Looks at a project from the configuration to the database and says what is wrong and how to fix it. Changes
 * nothing. Uses {@code session}; prints through {@code output}.
 */
@NullMarked
package dev.retort.cli.doctor;

import org.jspecify.annotations.NullMarked;
