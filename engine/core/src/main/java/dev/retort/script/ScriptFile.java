package dev.retort.script;

import java.util.Optional;

/** A file of a location that may hold revisions; read at once. */
final class ScriptFile {

    private final String name;
    private final byte[] content;
    private final ScriptOrigin origin;
    private final Optional<String> className;

    /** A file; {@code className} is the class that it holds, for a class file. */
    ScriptFile(String name, byte[] content, ScriptOrigin origin, Optional<String> className) {
        this.name = name;
        this.content = content;
        this.origin = origin;
        this.className = className;
    }

    /** Its name, by which files are sorted. */
    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }

    ScriptOrigin origin() {
        return origin;
    }

    Optional<String> className() {
        return className;
    }

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
