package dev.retort.junit.database;

/** Tells whether an optional library is there, without initialising it. */
final class ClassPath {

    private ClassPath() {}

    static boolean has(String className) {
        try {
            Class.forName(className, false, ClassPath.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
