/**
 * The harness in plain Java: {@link dev.retort.junit.verification.MigrationVerification} is configured once and gives
 * either a report or the tree of checks to be run one by one. Must not know JUnit; the JUnit layer walks the same tree.
 */
@NullMarked
package dev.retort.junit.verification;

import org.jspecify.annotations.NullMarked;
