/**
 * The report of a verification: what passed, failed and stayed untested, how much was looked at, and its forms as text,
 * JSON and a page. Knows outcomes; must not know databases, checks or JUnit.
 */
@NullMarked
package dev.retort.junit.report;

import org.jspecify.annotations.NullMarked;
