/** Tests of the PostgreSQL dialect; whatever touches a database runs on a real server. */
@NullMarked
package dev.retort.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
