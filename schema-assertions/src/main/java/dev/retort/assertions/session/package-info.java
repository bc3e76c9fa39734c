/**
 * The use of a caller's PostgreSQL connection without a trace: what is done is rolled back, and transaction, settings and
 * autocommit are as before. Knows nothing of what is read; the packages that read use it.
 */
@NullMarked
package dev.retort.assertions.session;

import org.jspecify.annotations.NullMarked;
