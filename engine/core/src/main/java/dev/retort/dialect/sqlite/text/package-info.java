/**
 * How SQLite writes names, values, types, defaults and constraints, and reads types and defaults back. Text only: knows
 * no catalogue and no connection.
 */
@NullMarked
package dev.retort.dialect.sqlite.text;

import org.jspecify.annotations.NullMarked;
