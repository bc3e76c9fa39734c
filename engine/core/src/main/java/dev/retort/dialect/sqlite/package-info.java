/**
 * SQLite: operations become statements, and what {@code ALTER TABLE} can't do becomes a rebuild of the table that edits
 * its stored {@code CREATE TABLE} text and leaves every other word of it alone. Knows the schema and operation records and
 * the dialect roles; knows no other database and doesn't run what it compiles.
 */
@NullMarked
package dev.retort.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
