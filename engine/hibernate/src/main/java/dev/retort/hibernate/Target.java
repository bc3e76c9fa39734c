package dev.retort.hibernate;

import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlReader;
import dev.retort.dialect.UnknownDatabaseException;
import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import java.util.Arrays;
import java.util.List;

/** What Hibernate has for a database: a dialect, the artifact that holds it, the version for which it is asked. */
enum Target {
    POSTGRESQL(DatabaseKind.POSTGRESQL, 16, 0, "org.hibernate.dialect.PostgreSQLDialect", "hibernate-core"),
    SQLITE(DatabaseKind.SQLITE, 3, 45, "org.hibernate.community.dialect.SQLiteDialect", "hibernate-community-dialects");

    private final DatabaseKind kind;
    private final int major;
    private final int minor;
    private final String hibernateDialect;
    private final String artifact;

    Target(DatabaseKind kind, int major, int minor, String hibernateDialect, String artifact) {
        this.kind = kind;
        this.major = major;
        this.minor = minor;
        this.hibernateDialect = hibernateDialect;
        this.artifact = artifact;
    }

    static Target named(String name) {
        return Arrays.stream(values())
                .filter(target -> target.kind.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownDatabaseException(
                        Problem.of("unknown-database", "entities can't be read for the dialect '" + name + "'")
                                .with("known", names())
                                .cure("use one of these")));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(target -> target.kind.id()).toList();
    }

    DatabaseKind kind() {
        return kind;
    }

    String product() {
        return kind.label();
    }

    /** Reads types and defaults of this database. */
    SqlReader reader() {
        return Dialects.onClassPath().get(kind.id()).reader();
    }

    int major() {
        return major;
    }

    int minor() {
        return minor;
    }

    /**
     * Looks for Hibernate and its dialect before any class of them is linked.
     *
     * @throws EntityModelException if one isn't on the class path, or its version isn't supported
     */
    void require() {
        requireClass("org.hibernate.boot.MetadataSources", "Hibernate", "hibernate-core");
        HibernateVersion.present();
        requireClass(hibernateDialect, "Hibernate's dialect for " + product(), artifact);
    }

    private static void requireClass(String className, String what, String artifact) {
        try {
            Class.forName(className, false, Target.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new EntityModelException(Problem.of("no-hibernate", what + " is not on the class path")
                    .cure("add org.hibernate.orm:" + artifact + ", in the version that the application has"));
        }
    }
}
