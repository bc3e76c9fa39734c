package dev.retort.assertions.entities;

import dev.retort.catalog.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A check that lists the values a column may have, as Hibernate makes it for an enum: strings, or a range of numbers.
 * PostgreSQL shows {@code in (…)} as {@code = ANY (ARRAY[…])}, SQLite as it was written.
 *
 * @param check the check
 * @param column the column, without quotes
 * @param values sorted, each once; strings with their quotes
 */
record ValueList(SchemaObject check, String column, List<String> values) {

    private static final String LITERAL = "(?:'(?:[^']|'')*'|-?\\d+)";
    private static final String CAST = "(?:::[a-z][a-z \\[\\]]*(?:\\(\\d+\\))?)?";
    private static final String ITEM = "\\(*" + LITERAL + CAST + "\\)*" + CAST;
    private static final String ITEMS = ITEM + "(?:, ?" + ITEM + ")*";
    private static final String NAME = "\\(?(\"(?:[^\"]|\"\")+\"|\\w+)\\)?" + CAST;
    private static final Pattern LIST =
            Pattern.compile("(?i)" + NAME + "(?: in \\(| = ANY \\(+ARRAY\\[| = )(" + ITEMS + ")[\\])a-z: \\[]*");
    private static final Pattern RANGE = Pattern.compile(
            "(?i)\\(?" + NAME + " >= (-?\\d+)" + CAST + "\\)? and \\(?" + NAME + " <= (-?\\d+)" + CAST + "\\)?");
    private static final Pattern BETWEEN = Pattern.compile("(?i)" + NAME + " between (-?\\d+) and (-?\\d+)");
    private static final Pattern VALUE = Pattern.compile(LITERAL);

    ValueList {
        values = values.stream().distinct().sorted().toList();
    }

    static Optional<ValueList> of(SchemaObject check) {
        String condition = CheckPairs.condition(check);
        Matcher list = LIST.matcher(condition);
        if (list.matches()) {
            List<String> values = VALUE.matcher(list.group(2))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            return Optional.of(new ValueList(check, name(list.group(1)), values));
        }
        Matcher range = RANGE.matcher(condition);
        if (range.matches() && range.group(1).equals(range.group(3))) {
            return range(check, range.group(1), range.group(2), range.group(4));
        }
        Matcher between = BETWEEN.matcher(condition);
        return between.matches()
                ? range(check, between.group(1), between.group(2), between.group(3))
                : Optional.empty();
    }

    /** An enum has few values, so other ranges are checks like any other. */
    private static Optional<ValueList> range(SchemaObject check, String column, String first, String last) {
        if (first.length() > 4 || last.length() > 4) {
            return Optional.empty();
        }
        List<String> values = IntStream.rangeClosed(Integer.parseInt(first), Integer.parseInt(last))
                .mapToObj(String::valueOf)
                .toList();
        return Optional.of(new ValueList(check, name(column), values));
    }

    private static String name(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    /** As a part of its table, called by its column. */
    SchemaObject part() {
        return Parts.leaf(check, "(values of " + column + ")", Map.of("values", String.join("\n", values)));
    }
}
