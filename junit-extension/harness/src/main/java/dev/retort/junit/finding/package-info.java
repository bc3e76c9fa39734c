/**
 * What a check says: passed, failed with findings, or untested; and how a finding reads for a person.
 * Pure records and text. Must not know JDBC, JUnit or how evidence is gathered; the checks make these, reports and the
 * JUnit layer show them.
 */
@NullMarked
package dev.retort.junit.finding;

import org.jspecify.annotations.NullMarked;
