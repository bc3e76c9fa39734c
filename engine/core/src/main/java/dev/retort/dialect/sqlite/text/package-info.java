/**
 * How SQLite writes names, values, types, defaults and constraints. Text only: knows no catalogue and no connection.
 */
@NullMarked
package dev.retort.dialect.sqlite.text;

import org.jspecify.annotations.NullMarked;
