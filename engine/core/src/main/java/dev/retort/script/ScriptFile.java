package dev.retort.script;

import java.util.Optional;

/**
 * A file of a location that may hold revisions; read at once.
 *
 * @param name its name, by which files are sorted
 * @param content its bytes
 * @param origin where it is
 * @param className the class that it holds, for a class file
 */
record ScriptFile(String name, byte[] content, ScriptOrigin origin, Optional<String> className) {

    boolean isSql() {
        return name.endsWith(".sql");
    }

    boolean isJava() {
        return name.endsWith(".java");
    }

    static boolean isScript(String name, boolean onClassPath) {
        if (name.startsWith(".#") || name.endsWith("package-info.java") || name.endsWith("module-info.java")) {
            return false;
        }
        if (name.endsWith(".class")) {
            return onClassPath && !name.endsWith("package-info.class") && !name.endsWith("module-info.class");
        }
        return name.endsWith(".sql") || name.endsWith(".java");
    }
}
