/**
 * What a run does to a session of SQLite: prepares and restores it, begins and ends transactions, holds the lock.
 * Knows JDBC; knows no operation.
 */
@NullMarked
package dev.retort.dialect.sqlite.session;

import org.jspecify.annotations.NullMarked;
