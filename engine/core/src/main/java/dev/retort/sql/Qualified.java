package dev.retort.sql;

import java.util.Optional;

/** A name that may stand in a schema; neither part is quoted. */
public interface Qualified {

    /** The schema; empty for the one that the connection uses by default. */
    Optional<String> schema();

    /** The name itself. */
    String name();
}
