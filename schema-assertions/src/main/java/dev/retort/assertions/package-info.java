/**
 * The entry for tests: {@code RetortAssertions.assertThat} for schema and data snapshots.
 * It knows AssertJ and the packages below; they know neither it nor AssertJ.
 */
@NullMarked
package dev.retort.assertions;

import org.jspecify.annotations.NullMarked;
