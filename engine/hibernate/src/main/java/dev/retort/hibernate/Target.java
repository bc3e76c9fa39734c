package dev.retort.hibernate;

import dev.retort.dialect.UnknownDatabaseException;
import dev.retort.error.Problem;
import java.util.Arrays;
import java.util.List;

/** A database, under the names that Retort and Hibernate have for it. */
enum Target {
    POSTGRESQL("postgresql", "PostgreSQL", 16, 0, "org.hibernate.dialect.PostgreSQLDialect", "hibernate-core"),
    SQLITE("sqlite", "SQLite", 3, 45, "org.hibernate.community.dialect.SQLiteDialect", "hibernate-community-dialects");

    private final String dialect;
    private final String product;
    private final int major;
    private final int minor;
    private final String hibernateDialect;
    private final String artifact;

    Target(String dialect, String product, int major, int minor, String hibernateDialect, String artifact) {
        this.dialect = dialect;
        this.product = product;
        this.major = major;
        this.minor = minor;
        this.hibernateDialect = hibernateDialect;
        this.artifact = artifact;
    }

    static Target named(String name) {
        return Arrays.stream(values())
                .filter(target -> target.dialect.equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownDatabaseException(
                        Problem.of("unknown-database", "entities can't be read for the dialect '" + name + "'")
                                .with("known", names())
                                .cure("use one of these")));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(target -> target.dialect).toList();
    }

    String product() {
        return product;
    }

    int major() {
        return major;
    }

    int minor() {
        return minor;
    }

    /** The class of Hibernate's dialect. */
    String hibernateDialect() {
        return hibernateDialect;
    }

    /** The artifact that holds Hibernate's dialect. */
    String artifact() {
        return artifact;
    }
}
