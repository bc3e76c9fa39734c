package dev.retort.script;

/** What was edited in a script since it was applied, as far as the checksum in the history tells. */
public enum Edit {
    /** Nothing that is run. */
    NONE("nothing was edited"),
    /** Statements of the upgrade. */
    UPGRADE("its upgrade was edited"),
    /** Statements of the downgrade. */
    DOWNGRADE("its downgrade was edited"),
    /** Statements of both. */
    BOTH("its upgrade and its downgrade were edited"),
    /** Something: the checksum is of the whole file or class. */
    FILE("something in it was edited; the checksum in the history is of all of it"),
    /** Nobody can tell, because the history has no checksum, or something that is none. */
    UNKNOWN("the history has no checksum of it, so nobody can tell whether it was edited");

    private final String words;

    Edit(String words) {
        this.words = words;
    }

    /** The same in words. */
    public String describe() {
        return words;
    }
}
