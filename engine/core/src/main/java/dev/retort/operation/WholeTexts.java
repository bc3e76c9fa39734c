package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.Splitter;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Refuses texts with half a character, which drivers would write as a question mark without a word. */
final class WholeTexts {

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
                require(table, column, place, row.get(column));
            }
        }
    }

    private static void require(QualifiedName table, String column, int row, @Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> require(table, column, row, element));
        } else if (value instanceof CharSequence || value instanceof Character) {
            OptionalInt half = Splitter.halfCharacter(value.toString());
            if (half.isPresent()) {
                throw new InvalidOperationException(Problem.of(
                                "invalid-value", "a text for '" + table + "." + column + "' has half a character")
                        .with("row", row)
                        .with("place in the text", half.getAsInt() + 1)
                        .with("character", Splitter.codeUnit(value.toString(), half.getAsInt()))
                        .cure("give both halves of it, such as \"\\ud83d\\ude00\", or store the value as bytes"));
            }
        }
    }
}
