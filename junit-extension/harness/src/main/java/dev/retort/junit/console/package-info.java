/**
 * Shows verifications on the console while they run: a listener of the JUnit platform that prints only where there are
 * nodes of ours. It writes to the standard output, since the console is where the tree is asked for. Knows the
 * platform's launcher and reports' marks; must not know how anything is verified.
 */
@NullMarked
package dev.retort.junit.console;

import org.jspecify.annotations.NullMarked;
