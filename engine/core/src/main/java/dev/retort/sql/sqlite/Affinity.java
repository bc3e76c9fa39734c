package dev.retort.sql.sqlite;

import java.util.Locale;

/**
 * What SQLite does with the values of a column, by the name of its type, see
 * <a href="https://www.sqlite.org/datatype3.html#determination_of_column_affinity">affinity</a>.
 */
public enum Affinity {
    /** Text that reads as a number becomes one, a whole one an integer. */
    INTEGER,
    /** Numbers become text. */
    TEXT,
    /** Nothing changes. */
    BLOB,
    /** Numbers become floating point. */
    REAL,
    /** As {@link #INTEGER}, for any other name. */
    NUMERIC;

    /** The affinity of a declared type; an empty name has that of a BLOB. */
    public static Affinity of(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.contains("int")) {
            return INTEGER;
        }
        if (name.contains("char") || name.contains("clob") || name.contains("text")) {
            return TEXT;
        }
        if (name.isBlank() || name.contains("blob")) {
            return BLOB;
        }
        return name.contains("real") || name.contains("floa") || name.contains("doub") ? REAL : NUMERIC;
    }
}
