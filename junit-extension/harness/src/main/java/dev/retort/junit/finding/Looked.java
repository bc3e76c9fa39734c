package dev.retort.junit.finding;

/**
 * How much a check looked at.
 *
 * @param what in a few words, such as {@code 3 tables, 7 rows}
 * @param tables number of tables, by which the coverage is counted
 * @param rows number of rows
 */
public record Looked(String what, int tables, int rows) {

    /** Something that isn't counted in tables and rows. */
    public static Looked at(String what) {
        return new Looked(what, 0, 0);
    }

    /** Tables only. */
    public static Looked tables(int tables) {
        return new Looked(counted(tables, "table"), tables, 0);
    }

    /** Tables and the rows in them. */
    public static Looked rows(int tables, int rows) {
        return new Looked(counted(tables, "table") + ", " + counted(rows, "row"), tables, rows);
    }

    /** A number with its noun, which gets an s unless there is one. */
    public static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
