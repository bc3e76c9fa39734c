package dev.retort.schema;

import java.util.Optional;

/** A rule of a table that every row must keep. */
public sealed interface Constraint permits PrimaryKey, UniqueConstraint, ForeignKey, Check, Exclusion {

    /** The name; empty for one that the naming convention or the database chooses. */
    Optional<String> name();

    /** A copy with a name. */
    Constraint named(String name);

    /** What it is. */
    Kind kind();

    /** The kinds of constraints. */
    enum Kind {
        /** A primary key. */
        PRIMARY_KEY,
        /** A unique constraint. */
        UNIQUE,
        /** A foreign key. */
        FOREIGN_KEY,
        /** A check. */
        CHECK,
        /** An exclusion constraint of PostgreSQL. */
        EXCLUSION
    }
}
