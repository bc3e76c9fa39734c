package dev.retort.junit.rows;

import dev.retort.dialect.Dialect;
import dev.retort.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows given as CSV.
 *
 * @param where where they are, for messages
 * @param rows the rows
 */
record GivenCsv(String where, CsvRows rows) {

    /**
     * Reads them.
     *
     * @param csv the text, or {@code classpath:rows/users.csv}
     * @throws dev.retort.error.RetortException if the file isn't there, or the text isn't CSV
     */
    static GivenCsv of(String csv, ClassLoader resources) {
        Optional<GivenFile> file = file(csv, resources);
        String where = file.map(GivenFile::location).orElse("the CSV");
        return new GivenCsv(
                where, CsvRows.read(file.map(it -> it.text("file of rows")).orElse(csv), where));
    }

    /** The file that is named in place of a text. */
    static Optional<GivenFile> file(String given, ClassLoader resources) {
        return given.strip().startsWith(GivenFile.CLASSPATH)
                ? Optional.of(new GivenFile(given.strip(), resources))
                : Optional.empty();
    }

    List<Row> asRows(GivenTable table, Dialect dialect) {
        return rows.rows().stream().map(row -> row(row, table, dialect)).toList();
    }

    @SuppressWarnings("NullAway") // a row's values may be null, which can't be read from its class file
    Row row(CsvRows.CsvRow row, GivenTable table, Dialect dialect) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            String column = rows.columns().get(i);
            values.put(column, table.value(column, row.values().get(i), dialect));
        }
        return Row.of(values);
    }
}
