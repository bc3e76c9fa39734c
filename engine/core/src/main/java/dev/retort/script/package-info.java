/**
 * Where revisions come from: SQL files, Java classes, and Java sources compiled in memory; their checksums; and what a
 * migration in Java looks like. Knows operations and the revision graph's node; opens no database.
 */
@NullMarked
package dev.retort.script;

import org.jspecify.annotations.NullMarked;
