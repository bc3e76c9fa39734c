package dev.retort.dialect;

/**
 * Something that a revision left changed in its session, and that the run had to put back.
 *
 * @param what a setting's name, such as {@code search_path}, or an object, such as {@code temporary table x}
 * @param before its value before the revision; {@code none} for an object
 * @param after the value that the revision left; {@code there} for an object
 */
public record SessionLeak(String what, String before, String after) {

    /** An object that wasn't there before the revision. */
    public static SessionLeak object(String what) {
        return new SessionLeak(what, "none", "there");
    }

    /** In one line, such as {@code search_path = app, was public}. */
    public String describe() {
        return equals(object(what)) ? what : what + " = " + after + ", was " + before;
    }
}
