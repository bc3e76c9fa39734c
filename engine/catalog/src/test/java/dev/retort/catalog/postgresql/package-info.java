/** Proves what PostgreSQL's reader sees: that nothing changes unseen. */
@NullMarked
package dev.retort.catalog.postgresql;

import org.jspecify.annotations.NullMarked;
