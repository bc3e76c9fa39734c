/**
 * Explains what SQLite refuses: the facts behind its error, the rows in its way, the nearest name, the cure.
 * Looks and changes nothing.
 */
@NullMarked
package dev.retort.dialect.sqlite.errors;

import org.jspecify.annotations.NullMarked;
