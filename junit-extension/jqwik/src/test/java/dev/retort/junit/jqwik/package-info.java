@NullMarked
package dev.retort.junit.jqwik;

import org.jspecify.annotations.NullMarked;
