/**
 * How PostgreSQL writes names, values, types, defaults and constraints. Text only: knows no catalogue and no connection.
 */
@NullMarked
package dev.retort.dialect.postgresql.text;

import org.jspecify.annotations.NullMarked;
