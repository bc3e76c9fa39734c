/** Proves which SQLite and PostgreSQL schemas mean the same, and which differences are told. */
@NullMarked
package dev.retort.assertions.crossdatabase;

import org.jspecify.annotations.NullMarked;
