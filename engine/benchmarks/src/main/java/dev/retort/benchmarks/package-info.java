/**
 * Measurements, each as a ratio to the same work through raw JDBC in the same run. May use every module; nothing uses it.
 */
@NullMarked
package dev.retort.benchmarks;

import org.jspecify.annotations.NullMarked;
