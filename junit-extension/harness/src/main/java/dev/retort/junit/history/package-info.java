/**
 * Runs a history one step at a time on a database under test, through the engine, and keeps what was run. Knows the
 * engine and test databases; must not know JUnit or checks. The evidence is gathered with it.
 */
@NullMarked
package dev.retort.junit.history;

import org.jspecify.annotations.NullMarked;
