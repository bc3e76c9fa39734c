package dev.retort.catalog.difference;

import java.util.EnumSet;
import java.util.Set;

/** What a comparison may overlook. */
public enum Tolerance {
    /** The order of columns in a table. */
    COLUMN_ORDER,
    /**
     * Names of constraints and indexes that on both sides look as if the server had made them: such objects are
     * matched by their content. On by default.
     */
    SERVER_MADE_NAMES,
    /**
     * Casts and words in expressions that say the same in another way: {@code 'x'::text} and
     * {@code 'x'::character varying}, which an earlier type of a column leaves behind and a dump rewrites, and on SQLite
     * {@code FALSE} and {@code 0}. On by default.
     */
    SPELLING,
    /** Comments on anything. */
    COMMENTS,
    /** Owners and grants. */
    GRANTS,
    /** Where sequences and identity columns stand. */
    SEQUENCE_POSITION,
    /** How much white space parts two words, in every attribute. */
    WHITE_SPACE,
    /** How data is stored: options, tablespaces, storage and compression of columns, statistics targets, clustering. */
    STORAGE;

    /** The tolerances that a comparison has if none are named. */
    public static Set<Tolerance> standard() {
        return EnumSet.of(SERVER_MADE_NAMES, SPELLING);
    }
}
