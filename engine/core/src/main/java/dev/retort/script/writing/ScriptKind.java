package dev.retort.script.writing;

/** What a new revision is written in. */
public enum ScriptKind {
    /** A file of SQL sections. */
    SQL(".sql"),
    /** A Java source file with one migration class. */
    JAVA(".java");

    private final String extension;

    ScriptKind(String extension) {
        this.extension = extension;
    }

    /** How its files' names end, with the dot. */
    public String extension() {
        return extension;
    }
}
