/**
 * PostgreSQL 14 to 18: operations become its statements, SQL text is split by its lexical rules, a run is locked by an
 * advisory lock and its errors are explained from the catalogue. Enum types are created by their own operation, never
 * implicitly with a table. Only the service loader knows this package; it knows no other dialect and no driver class.
 */
@NullMarked
package dev.retort.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
