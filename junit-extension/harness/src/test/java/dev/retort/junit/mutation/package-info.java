@NullMarked
package dev.retort.junit.mutation;

import org.jspecify.annotations.NullMarked;
