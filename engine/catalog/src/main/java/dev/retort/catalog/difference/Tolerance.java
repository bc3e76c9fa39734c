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
     * What says the same in another way in expressions: {@code 'x'::text} and {@code 'x'::character varying}, which an
     * earlier type of a column leaves behind and a dump rewrites, on SQLite {@code FALSE} and {@code 0}, parentheses that
     * change nothing, such as those in {@code (a AND b) AND c}, {@code DEFAULT NULL}, {@code MATCH SIMPLE}, and the number behind the name of a column's own sequence. On
     * by default.
     */
    SPELLING,
    /** Comments on anything. */
    COMMENTS,
    /** Owners and grants. */
    GRANTS,
    /** Where sequences and identity columns stand. */
    SEQUENCE_POSITION,
    /** How much white space parts two words outside of quotes, in every attribute but lists. */
    WHITE_SPACE,
    /** Names of constraints, whoever chose them: constraints are matched by their content. */
    CONSTRAINT_NAMES,
    /**
     * Declared types of columns on SQLite that have one affinity, such as {@code VARCHAR(20)} and {@code TEXT}, see
     * <a href="https://www.sqlite.org/datatype3.html#determination_of_column_affinity">how it is determined</a>.
     */
    AFFINITY,
    /** Extensions, which a revision makes with IF NOT EXISTS since others may have made them, and leaves for these. */
    EXTENSIONS,
    /** How data is stored: options, tablespaces, storage and compression of columns, statistics targets, clustering. */
    STORAGE;

    /** The tolerances that a comparison has if none are named. */
    public static Set<Tolerance> standard() {
        return EnumSet.of(SERVER_MADE_NAMES, SPELLING);
    }
}
