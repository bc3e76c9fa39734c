/**
 * {@code retort mutate}, which the program finds as a service. The only room that knows the command line; who has none on the
 * class path does without it.
 */
@NullMarked
package dev.retort.junit.mutation.command;

import org.jspecify.annotations.NullMarked;
