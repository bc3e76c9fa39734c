package dev.retort.script;

/**
 * What a script's content amounts to.
 *
 * @param algorithm what was summed up, such as {@code sha256-sql-1}
 * @param value hexadecimal
 */
public record Checksum(String algorithm, String value) {

    /** Algorithm and value joined by a colon, as the history table keeps it. */
    @Override
    public String toString() {
        return algorithm + ":" + value;
    }
}
