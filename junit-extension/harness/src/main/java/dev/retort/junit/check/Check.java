package dev.retort.junit.check;

/** One thing that is verified. Stateless. */
public sealed interface Check permits HistoryCheck, DatabaseCheck, RevisionCheck {

    /** The stable id, such as {@code no-trace}, by which it is switched on and off. */
    String id();

    /** Where it comes from: the class that a person has to look at. */
    default String origin() {
        return getClass().getName();
    }

    /** The name that people read, such as {@code no trace}. */
    default String title() {
        return id().replace('-', ' ');
    }
}
