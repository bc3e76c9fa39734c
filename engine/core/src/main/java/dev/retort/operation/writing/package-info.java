/**
 * What a migration's author writes with: {@link dev.retort.operation.writing.Operations} in one file, and the
 * {@code …Options} that its methods give back, named after the operation that they say more about. Makes operations and
 * hands them to a sink; knows no SQL and no JDBC. {@code run} supplies the sinks.
 */
@NullMarked
package dev.retort.operation.writing;

import org.jspecify.annotations.NullMarked;
