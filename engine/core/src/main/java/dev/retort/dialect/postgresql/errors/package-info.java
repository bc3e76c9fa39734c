/**
 * Explains what PostgreSQL refuses: the facts behind a server's error, the rows in its way, the nearest name, the cure.
 * Looks and changes nothing.
 */
@NullMarked
package dev.retort.dialect.postgresql.errors;

import org.jspecify.annotations.NullMarked;
