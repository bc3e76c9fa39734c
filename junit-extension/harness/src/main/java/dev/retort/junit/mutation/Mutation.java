package dev.retort.junit.mutation;

import dev.retort.revision.Direction;
import java.util.Objects;

/**
 * One fault in one SQL file.
 *
 * @param operator what kind of fault
 * @param revision the id of the revision that it is in
 * @param file the file's name
 * @param line the line of the file at which it is, from 1
 * @param direction the direction that it is in
 * @param place where in the statement, if that says more than the statement: {@code in the copy of a rebuild}; or empty
 * @param before what stood there, in one line
 * @param after what stands there now, in one line
 * @param text the new text of the whole file
 */
public record Mutation(
        Operator operator,
        String revision,
        String file,
        int line,
        Direction direction,
        String place,
        String before,
        String after,
        String text) {

    /** Checks that nothing is null. */
    public Mutation {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(text, "text");
    }

    /** Such as {@code 002 [upgrade] loses a DEFAULT (002_items.sql:7): a DEFAULT 1 → a}. */
    @Override
    public String toString() {
        return revision + " [" + direction.word() + "] " + operator.words() + (place.isEmpty() ? "" : " " + place)
                + " (" + file + ":" + line + "): " + shown(before) + " → " + shown(after);
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : text;
    }
}
