package dev.retort.cli.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.Styler;
import dev.retort.cli.output.Colours.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Rows in aligned columns, without a frame. Columns that are empty in all rows are left out. */
public final class TextTable {

    private static final int WIDEST = 1000;
    private static final Pattern MARGIN = Pattern.compile("^((?:\u001B\\[\\d+m)?) ");

    private final List<String> headers;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Style> styles = new ArrayList<>();

    /** Makes a table with these columns; the first holds ids. */
    public TextTable(String... headers) {
        this.headers = List.of(headers);
    }

    /** Adds a row with as many cells as there are columns. */
    public TextTable row(Style style, String... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headers.size() + " columns");
        }
        rows.add(List.of(cells));
        styles.add(style);
        return this;
    }

    /** Prints it as result. */
    public void print(Console console) {
        int[] shown = IntStream.range(0, headers.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .toArray();
        if (shown.length == 0) {
            return;
        }
        Column[] columns = Arrays.stream(shown)
                .mapToObj(column -> column(headers.get(column)))
                .toArray(Column[]::new);
        String text = AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .styler(new Painter(console, styles))
                .data(columns, cells(shown))
                .asString();
        text.lines().map(String::stripTrailing).map(TextTable::unindent).forEach(console::result);
    }

    private Object[][] cells(int[] shown) {
        return rows.stream()
                .map(row -> Arrays.stream(shown).mapToObj(row::get).toArray())
                .toArray(Object[][]::new);
    }

    private static Column column(String header) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(WIDEST);
    }

    private static String unindent(String line) {
        return MARGIN.matcher(line).replaceFirst("$1");
    }

    private record Painter(Console console, List<Style> styles) implements Styler {

        @Override
        public List<String> styleCell(Column column, int row, int col, List<String> data) {
            Style style = col == 0 && styles.get(row) == Style.PLAIN ? Style.ID : styles.get(row);
            return data.stream().map(text -> console.styled(style, text)).toList();
        }

        @Override
        public List<String> styleHeader(Column column, int col, List<String> data) {
            return data.stream().map(text -> console.styled(Style.BOLD, text)).toList();
        }
    }
}
