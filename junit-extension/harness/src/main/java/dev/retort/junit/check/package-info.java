/**
 * The checks, one class each: they judge evidence and say what is wrong, where, and what to do. Knows evidence,
 * differences and declarations; opens no connection, runs nothing and must not know JUnit. What they say goes to reports
 * and to the JUnit layer.
 */
@NullMarked
package dev.retort.junit.check;

import org.jspecify.annotations.NullMarked;
