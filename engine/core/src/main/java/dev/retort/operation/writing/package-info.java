/**
 * What a migration's author writes with: {@link dev.retort.operation.writing.Operations} and what its methods give
 * back. Makes operations and hands them to a sink; knows no SQL and no JDBC. {@code run} supplies the sinks.
 */
@NullMarked
package dev.retort.operation.writing;

import org.jspecify.annotations.NullMarked;
