/** The rules that hold for the whole of Retort; they live here because this module sees every other one. */
@NullMarked
package dev.retort.benchmarks;

import org.jspecify.annotations.NullMarked;
