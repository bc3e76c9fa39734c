/**
 * The findings that a team knows of and lets stay, each with its reason, in a file. Takes them out of what checks say, tells
 * the ones that no longer happen, and writes the first file. Must not know JUnit or checks; the verification asks it after
 * each check.
 */
@NullMarked
package dev.retort.junit.known;

import org.jspecify.annotations.NullMarked;
