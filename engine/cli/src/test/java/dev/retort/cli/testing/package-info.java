/** What the command line's tests share: a run of the program inside of this JVM, a project folder, real databases. */
@NullMarked
package dev.retort.cli.testing;

import org.jspecify.annotations.NullMarked;
