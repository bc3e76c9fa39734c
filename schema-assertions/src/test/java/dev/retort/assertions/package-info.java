/** Proves the assertions' messages, and that each assertion can fail. */
@NullMarked
package dev.retort.assertions;

import org.jspecify.annotations.NullMarked;
