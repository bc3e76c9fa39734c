/** Tests of reading expressions and of what they mean. */
@NullMarked
package dev.retort.assertions.expression;

import org.jspecify.annotations.NullMarked;
