/**
 * What a schema is, as immutable records: tables, columns, keys, checks, indexes, types, and the model that holds them.
 * Written by people (the model, {@code op.createTable}) with the words of {@link dev.retort.schema.Schema}. Knows no
 * JDBC and writes no SQL; the {@code dialect} packages do that.
 */
@NullMarked
package dev.retort.schema;

import org.jspecify.annotations.NullMarked;
