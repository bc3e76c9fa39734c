/**
 * Where settings come from; first of all {@link dev.retort.config.DatabaseUrl}, which takes every form in which people
 * write a database's URL and keeps its password to itself. Knows no JDBC connection; its neighbour {@code run} opens it.
 */
@NullMarked
package dev.retort.config;

import org.jspecify.annotations.NullMarked;
