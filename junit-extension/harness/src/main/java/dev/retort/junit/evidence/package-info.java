/**
 * What was seen on one database: for each revision the schema and the rows before, after its upgrade, after its
 * downgrade and after the second upgrade; the way from head to base; and the model's own schema. Everything is done once
 * and kept. Knows how to run steps and to read databases; judges nothing, which is the checks' job.
 */
@NullMarked
package dev.retort.junit.evidence;

import org.jspecify.annotations.NullMarked;
