/** Proves the data snapshot on real databases: exact values, rows by key and as multisets. */
@NullMarked
package dev.retort.assertions.data;

import org.jspecify.annotations.NullMarked;
