/**
 * SQL text of both databases: splits it into tokens and walks over them. Knows how both write names, strings, numbers
 * and comments, as a table of differences; of grammar only what the name of a type is and what a cast means. {@code
 * sql.sqlite} and the assertions' {@code expression} read statements and expressions with it. A {@code Query} asks a
 * connection and reads the rows.
 */
@NullMarked
package dev.retort.sql;

import org.jspecify.annotations.NullMarked;
