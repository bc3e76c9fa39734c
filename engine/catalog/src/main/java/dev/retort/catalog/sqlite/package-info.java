/**
 * Reads SQLite's catalogue: the PRAGMAs and, with {@code sql.sqlite}, the stored statements, and again only those that
 * changed. Knows the tree that it fills and nothing of PostgreSQL.
 */
@NullMarked
package dev.retort.catalog.sqlite;

import org.jspecify.annotations.NullMarked;
