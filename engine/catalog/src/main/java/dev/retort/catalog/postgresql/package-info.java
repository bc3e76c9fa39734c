/**
 * Reads PostgreSQL's catalogue: one query for each topic, and again only what changed, which marks on the catalogues'
 * rows tell. Knows the tree that it fills and nothing of SQLite.
 */
@NullMarked
package dev.retort.catalog.postgresql;

import org.jspecify.annotations.NullMarked;
