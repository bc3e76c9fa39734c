package dev.retort.hibernate;

import dev.retort.error.Problem;

/** Looks for Hibernate before any class of it is linked. */
final class HibernatePresence {

    private HibernatePresence() {}

    static void require(Target target) {
        if (!isPresent("org.hibernate.boot.MetadataSources")) {
            throw missing("Hibernate", "hibernate-core");
        }
        if (!isPresent(target.hibernateDialect())) {
            throw missing("Hibernate's dialect for " + target.product(), target.artifact());
        }
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, HibernatePresence.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static EntityModelException missing(String what, String artifact) {
        return new EntityModelException(Problem.of("no-hibernate", what + " is not on the class path")
                .cure("add org.hibernate.orm:" + artifact + ", version 7, as the application has it"));
    }
}
