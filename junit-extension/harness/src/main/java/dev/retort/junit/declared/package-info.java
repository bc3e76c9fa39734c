/**
 * What the author of a history declares on purpose: losses and changes of values. Each is checked to be exactly true.
 * Plain records; must not know JUnit or databases. The checks of data read them, the JUnit layer makes them from
 * annotations.
 */
@NullMarked
package dev.retort.junit.declared;

import org.jspecify.annotations.NullMarked;
