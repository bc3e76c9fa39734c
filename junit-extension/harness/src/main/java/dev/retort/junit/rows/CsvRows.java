package dev.retort.junit.rows;

import dev.retort.error.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows as text, one in a line, values with commas between them, the names of the columns in the first line: RFC 4180, as
 * spreadsheets and {@code COPY … CSV} write it. Nothing is NULL, {@code ""} is an empty text.
 *
 * @param columns the names of the columns
 * @param rows the rows
 */
record CsvRows(List<String> columns, List<CsvRow> rows) {

    CsvRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param line the line in which it begins
     * @param values as many as there are columns; empty for NULL
     */
    record CsvRow(int line, List<Optional<String>> values) {

        CsvRow {
            values = List.copyOf(values);
        }
    }

    /**
     * Reads a text.
     *
     * @param where where it is, for messages
     * @throws RowsException if it isn't of this form, code {@code rows-unreadable}
     */
    static CsvRows read(String text, String where) {
        List<CsvRow> all = new Reading(text, where).all();
        if (all.isEmpty()) {
            throw refused("there is nothing in it", where, 1, "write the names of the columns into its first line");
        }
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Optional<String> name : all.get(0).values()) {
            String column = name.map(String::strip).orElse("");
            if (column.isEmpty() || !seen.add(column)) {
                throw refused(
                        column.isEmpty() ? "a column has no name" : "the column '" + column + "' is there twice",
                        where,
                        all.get(0).line(),
                        "the first line names each column once");
            }
            columns.add(column);
        }
        List<CsvRow> rows = all.subList(1, all.size());
        for (CsvRow row : rows) {
            if (row.values().size() != columns.size()) {
                throw refused(
                        "a row has " + row.values().size() + " values, and there are " + columns.size() + " columns",
                        where,
                        row.line(),
                        "write nothing between two commas for NULL, and a value with a comma in it in quotes");
            }
        }
        return new CsvRows(columns, rows);
    }

    private static RowsException refused(String what, String where, int line, String cure) {
        return new RowsException(
                Problem.of("rows-unreadable", "the CSV can't be read: " + what)
                        .with(RowsException.AT, where + ":" + line)
                        .cure(cure),
                null);
    }

    /** Goes through a text once. */
    private static final class Reading {

        private final String text;
        private final String where;
        private int at;
        private int line = 1;

        Reading(String text, String where) {
            this.text = text.replace("\r\n", "\n").replace('\r', '\n');
            this.where = where;
        }

        List<CsvRow> all() {
            List<CsvRow> rows = new ArrayList<>();
            while (at < text.length()) {
                int begin = line;
                int start = at;
                List<Optional<String>> values = row();
                boolean blank = text.substring(start, at).isBlank();
                if (!blank) {
                    rows.add(new CsvRow(begin, values));
                }
            }
            return rows;
        }

        private List<Optional<String>> row() {
            List<Optional<String>> values = new ArrayList<>();
            while (true) {
                values.add(at < text.length() && text.charAt(at) == '"' ? Optional.of(quoted()) : plain());
                if (at >= text.length()) {
                    return values;
                }
                char next = text.charAt(at++);
                if (next == '\n') {
                    line++;
                    return values;
                }
            }
        }

        private Optional<String> plain() {
            int begin = at;
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                at++;
            }
            return Optional.of(text.substring(begin, at)).filter(value -> !value.isEmpty());
        }

        private String quoted() {
            int begin = line;
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length()) {
                char here = text.charAt(at++);
                if (here == '"' && at < text.length() && text.charAt(at) == '"') {
                    value.append('"');
                    at++;
                } else if (here == '"') {
                    return ended(value.toString(), begin);
                } else {
                    line += here == '\n' ? 1 : 0;
                    value.append(here);
                }
            }
            throw refused("a quote is open at its end", where, begin, "close it; a quote in a value is written twice");
        }

        private String ended(String value, int begin) {
            if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                throw refused(
                        "something follows a value in quotes", where, begin, "a quote in a value is written twice");
            }
            return value;
        }
    }
}
