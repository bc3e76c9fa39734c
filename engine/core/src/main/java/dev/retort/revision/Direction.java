package dev.retort.revision;

import java.util.Locale;

/** What a step does: run a revision forwards, run it backwards, or only set version rows. */
public enum Direction {
    /** The revision's upgrade is run. */
    UPGRADE,
    /** The revision's downgrade is run. */
    DOWNGRADE,
    /** Nothing is run, only the version rows change. */
    STAMP;

    /** The word for it: {@code upgrade}, {@code downgrade} or {@code stamp}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
