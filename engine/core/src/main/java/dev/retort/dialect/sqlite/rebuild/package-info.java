/**
 * What SQLite's {@code ALTER TABLE} can't do: the stored {@code CREATE TABLE} text is edited, the table created again
 * from it, its rows copied, and what depended on it put back. Every word that a change doesn't touch stays as it was.
 */
@NullMarked
package dev.retort.dialect.sqlite.rebuild;

import org.jspecify.annotations.NullMarked;
