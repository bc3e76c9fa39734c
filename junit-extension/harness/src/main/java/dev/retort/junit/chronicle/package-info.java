/** How a history went on one database, in words and figures for people: what each revision changed, and how long it took. */
@NullMarked
package dev.retort.junit.chronicle;

import org.jspecify.annotations.NullMarked;
