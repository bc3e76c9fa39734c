/**
 * Migrations as JUnit tests: {@link dev.retort.junit.MigrationTest} on a class that implements
 * {@link dev.retort.junit.MigrationChecks}, and on methods that test one revision. Only annotations, parameters and the
 * extension behind them are here; what is verified, and how, is {@code verification}'s and {@code check}'s business.
 */
@NullMarked
package dev.retort.junit;

import org.jspecify.annotations.NullMarked;
