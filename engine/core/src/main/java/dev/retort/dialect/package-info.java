/**
 * What differs from database to database, as roles: operations become statements, SQL text is split, names and values
 * are written, a run is prepared and locked, a server's error is explained. Each database has a package below with the
 * same rooms; they don't know each other, and nobody but the service loader knows them.
 */
@NullMarked
package dev.retort.dialect;

import org.jspecify.annotations.NullMarked;
