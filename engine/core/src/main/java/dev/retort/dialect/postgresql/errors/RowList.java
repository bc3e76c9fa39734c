package dev.retort.dialect.postgresql.errors;

import dev.retort.row.Row;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes rows for people: the first few, and how many there are. */
final class RowList {

    static final int SHOWN = 5;

    private static final int LONGEST_VALUE = 100;

    /** The column in which a query gives the number of all rows. */
    static final String TOTAL = "count(*) OVER () AS \"retort total\"";

    private static final String TOTAL_NAME = "retort total";

    static final String HIDDEN = "(hidden)";

    private static final Pattern NAMES = Pattern.compile(
            "passw|passphrase|pwd|secret|token|credential|api_?key|private_?key", Pattern.CASE_INSENSITIVE);

    private RowList() {}

    /** Such as {@code 7: id = 1, email = a; id = 2, email = b; …}. */
    static String of(List<Row> rows) {
        long total = rows.get(0).number(TOTAL_NAME);
        String shown = rows.stream().map(RowList::row).collect(Collectors.joining("; "));
        return total + ": " + shown + (total > rows.size() ? "; …" : "");
    }

    private static String row(Row row) {
        return row.columns().stream()
                .filter(column -> !column.equals(TOTAL_NAME))
                .map(column -> column + " = "
                        + row.text(column).map(it -> value(column, it)).orElse("NULL"))
                .collect(Collectors.joining(", "));
    }

    private static String value(String column, String text) {
        if (inName(column)) {
            return HIDDEN;
        }
        return text.isBlank() ? "'" + text + "'" : shortened(text);
    }

    static String shortened(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }

    static boolean inName(String text) {
        return NAMES.matcher(text).find();
    }
}
