package dev.retort.operation;

import dev.retort.error.HalfCharacter;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses texts with half a character, which drivers would write as a question mark without a word. */
public final class WholeTexts {

    private WholeTexts() {}

    /**
     * Looks at the values of rows.
     *
     * @throws InvalidOperationException code {@code invalid-value}, with table, column and the row's place, from 1
     */
    static void require(QualifiedName table, List<Row> rows) {
        int place = 0;
        for (Row row : rows) {
            place++;
            for (String column : row.columns()) {
                require("a text for '" + table + "." + column + "'", "row", place, row.get(column));
            }
        }
    }

    /**
     * Looks at the values for a query's question marks.
     *
     * @throws InvalidOperationException code {@code invalid-value}, with the parameter's place, from 1
     */
    public static void requireParameters(List<?> parameters) {
        int place = 0;
        for (Object value : parameters) {
            place++;
            require("a text that a query is given", "parameter", place, value);
        }
    }

    private static void require(String what, String where, int number, @Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> require(what, where, number, element));
        } else if (value instanceof Object[] array) {
            Stream.of(array).forEach(element -> require(what, where, number, element));
        } else if (value instanceof CharSequence || value instanceof Character) {
            Optional<HalfCharacter> half = HalfCharacter.find(value.toString());
            if (half.isPresent()) {
                throw new InvalidOperationException(Problem.of("invalid-value", what + " has half a character")
                        .with(where, number)
                        .with("place in the text", half.get().place() + 1)
                        .with("character", half.get())
                        .cure(HalfCharacter.CURE + ", or store the value as bytes"));
            }
        }
    }
}
