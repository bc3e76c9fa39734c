/**
 * Real databases for tests: finds or starts a server once per run and hands out fresh databases, templates and clones.
 * Knows JDBC and, where they are on the class path, Testcontainers and embedded PostgreSQL; must not know JUnit,
 * migrations or schemas. Its users are the checks and the JUnit extension, which hold one {@code DatabaseServers}.
 */
@NullMarked
package dev.retort.junit.database;

import org.jspecify.annotations.NullMarked;
