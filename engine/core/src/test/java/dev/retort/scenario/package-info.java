/**
 * The scenarios of docs/scenarios.md, end to end: each runs on an SQLite file and on PostgreSQL, through {@code Retort}
 * with migrations as a user writes them, with rows in the tables, up and down and up. Knows nothing of the engine's inside.
 */
@NullMarked
package dev.retort.scenario;

import org.jspecify.annotations.NullMarked;
