/**
 * Turns JPA entities into the model of {@code dev.retort.schema}, through the Hibernate that the application has anyway.
 * Reads Hibernate's mapping, never its DDL, and needs neither a connection nor a driver. Shows no Hibernate type in
 * public; must not know the engine's runs, revisions or SQL. Autogenerate compares what comes out with the database.
 */
@NullMarked
package dev.retort.hibernate;

import org.jspecify.annotations.NullMarked;
