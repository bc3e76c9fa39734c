/** Proves what SQLite's reader sees: that nothing changes unseen. */
@NullMarked
package dev.retort.catalog.sqlite;

import org.jspecify.annotations.NullMarked;
