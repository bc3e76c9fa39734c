package dev.retort.catalog;

import java.util.Locale;

/** The kinds of objects in a snapshot, in the order in which they are shown. */
public enum ObjectKind {
    /** An extension; what belongs to it isn't shown. */
    EXTENSION,
    /** A schema (PostgreSQL only). */
    SCHEMA,
    /** A table: plain, partitioned, a partition, foreign or virtual. */
    TABLE,
    /** A column of a table, a view or a composite type. */
    COLUMN,
    /** A primary key. */
    PRIMARY_KEY,
    /** A unique constraint. */
    UNIQUE,
    /** A foreign key. */
    FOREIGN_KEY,
    /** A check of a table or a domain. */
    CHECK,
    /** An exclusion constraint. */
    EXCLUSION,
    /** An index that doesn't belong to a constraint. */
    INDEX,
    /** Extended statistics of a table. */
    STATISTICS,
    /** A sequence that isn't an identity column's. */
    SEQUENCE,
    /** An enum type with its labels in order. */
    ENUM,
    /** A domain. */
    DOMAIN,
    /** A composite type. */
    COMPOSITE,
    /** A range type. */
    RANGE,
    /** A collation. */
    COLLATION,
    /** A view. */
    VIEW,
    /** A materialised view. */
    MATERIALIZED_VIEW,
    /** A trigger of a table or a view. */
    TRIGGER,
    /** A function. */
    FUNCTION,
    /** A procedure. */
    PROCEDURE,
    /** An aggregate. */
    AGGREGATE,
    /** A rewrite rule. */
    RULE,
    /** A row security policy. */
    POLICY,
    /** A trigger on the database's own events. */
    EVENT_TRIGGER,
    /** A publication with the tables in it. */
    PUBLICATION,
    /** Privileges that objects made later will have. */
    DEFAULT_PRIVILEGES,
    /** A cast, operator, language, text search object, foreign server and so on; the name says which. */
    OTHER,
    /** A setting of the database, read only on request. */
    SETTING,
    /** A role of the whole server, read only on request. */
    ROLE;

    /** The name that people read, such as {@code foreign key}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * The kind that has this label.
     *
     * @throws IllegalArgumentException if none has
     */
    public static ObjectKind labelled(String label) {
        for (ObjectKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of object is called " + label);
    }

    /** Whether it is found inside a table: a column, a constraint, an index or a trigger. */
    public boolean isInTable() {
        return switch (this) {
            case COLUMN, PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION, INDEX, TRIGGER -> true;
            default -> false;
        };
    }
}
