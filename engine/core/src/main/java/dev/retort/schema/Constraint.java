package dev.retort.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rule of a table that every row must keep. */
public sealed interface Constraint permits PrimaryKey, UniqueConstraint, ForeignKey, Check, Exclusion {

    /** The name; empty for one that the naming convention or the database chooses. */
    Optional<String> name();

    /** A copy with a name. */
    Constraint named(String name);

    /** What it is. */
    Kind kind();

    /** Its columns in order; none for a check and an exclusion, which have expressions. */
    default List<String> columns() {
        return List.of();
    }

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
        EXCLUSION;

        /** How it reads in a sentence: {@code primary key}, {@code unique constraint}. */
        public String label() {
            String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return this == UNIQUE || this == EXCLUSION ? words + " constraint" : words;
        }
    }
}
