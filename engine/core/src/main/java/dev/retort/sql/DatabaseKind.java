package dev.retort.sql;

import java.util.Arrays;
import java.util.Optional;

/** The databases that Retort knows, and what each is called: by programs and by people. */
public enum DatabaseKind {
    /** SQLite, which keeps the text of what its author wrote. */
    SQLITE("sqlite", "SQLite"),
    /** PostgreSQL, which keeps trees and writes them anew. */
    POSTGRESQL("postgresql", "PostgreSQL");

    private final String id;
    private final String label;

    DatabaseKind(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name that programs use, such as {@code postgresql}: in settings, in scripts, for a dialect. */
    public String id() {
        return id;
    }

    /** The name that people use, such as {@code PostgreSQL}; what the driver gives as the product's name. */
    public String label() {
        return label;
    }

    /** The database with that id; empty if it is none of ours. */
    public static Optional<DatabaseKind> findById(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** The database whose driver gives that product name; empty if it is none of ours. */
    public static Optional<DatabaseKind> findByProduct(String product) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(product))
                .findFirst();
    }
}
