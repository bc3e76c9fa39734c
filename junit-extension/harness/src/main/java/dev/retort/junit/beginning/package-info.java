/**
 * A state that is given, in which a walk begins: a dump, a file of SQLite, or a database of which a copy is made. Reads what is
 * given, and never writes to it. Must not know JUnit, histories or checks; the verification asks it for a database.
 */
@NullMarked
package dev.retort.junit.beginning;

import org.jspecify.annotations.NullMarked;
