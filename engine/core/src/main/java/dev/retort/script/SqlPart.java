package dev.retort.script;

import java.util.Objects;

/**
 * The part of an SQL file that one direction runs on a database.
 *
 * @param file the text of the whole file
 * @param from where the part begins in it, behind the line that names it
 * @param to where it ends
 * @param line the line of the file on which it begins, from 1
 */
public record SqlPart(String file, int from, int to, int line) {

    /** Checks that it is a part. */
    public SqlPart {
        Objects.requireNonNull(file, "file");
        Objects.checkFromToIndex(from, to, file.length());
    }

    /** The text of the part. */
    public String text() {
        return file.substring(from, to);
    }
}
