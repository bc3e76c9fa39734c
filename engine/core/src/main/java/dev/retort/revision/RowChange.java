package dev.retort.revision;

/** One statement on the version table. */
public sealed interface RowChange {

    /**
     * A new row.
     *
     * @param id the revision id that is inserted
     */
    record Insert(String id) implements RowChange {}

    /**
     * A row that moves from one revision to another.
     *
     * @param from the revision id that the row holds before
     * @param to the revision id that the row holds afterwards
     */
    record Update(String from, String to) implements RowChange {}

    /**
     * A row that goes away.
     *
     * @param id the revision id that is deleted
     */
    record Delete(String id) implements RowChange {}
}
