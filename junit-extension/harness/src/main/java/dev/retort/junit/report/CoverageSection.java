package dev.retort.junit.report;

import dev.retort.junit.chronicle.Chronicle;
import dev.retort.junit.generation.Coverage;
import dev.retort.junit.generation.Coverage.Column;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the generated rows showed of each table, and the tables that never had one. */
record CoverageSection(VerificationReport report) {

    void writeTo(Html page) {
        page.open("section", "id", "rows", "aria-labelledby", "rows-title").of("h2", "Rows", "id", "rows-title");
        List<Chronicle> drawn = report.chronicles().stream()
                .filter(chronicle -> !chronicle.coverage().tables().isEmpty()
                        || !chronicle.unfilled().isEmpty())
                .toList();
        if (drawn.isEmpty()) {
            page.of("p", "No rows were generated.");
        }
        drawn.forEach(chronicle -> write(chronicle, page));
        page.close();
    }

    private static void write(Chronicle chronicle, Html page) {
        page.open("details", "class", "coverage")
                .open("summary")
                .of("h3", chronicle.place())
                .of("p", chronicle.coverage().summary())
                .close();
        chronicle.unfilled().forEach(table -> page.of("p", table.toString(), "class", "untested"));
        page.open(
                        "div",
                        "class",
                        "scroll",
                        "tabindex",
                        "0",
                        "role",
                        "region",
                        "aria-label",
                        "rows on " + chronicle.place())
                .open("table")
                .open("thead")
                .open("tr");
        List.of("table", "rows", "were there", "NULL seen", "value seen", "limits seen", "never NULL", "only NULL")
                .forEach(title -> page.of("th", title, "scope", "col"));
        page.close().close().open("tbody");
        chronicle.coverage().tables().forEach(table -> row(table, page));
        page.close().close().close().close();
    }

    private static void row(Coverage.Table table, Html page) {
        List<Column> columns = table.columns();
        long nullable = columns.stream().filter(Column::nullable).count();
        page.open("tr", "class", "searched", "data-words", table.name())
                .of("th", table.name(), "scope", "row")
                .of("td", String.valueOf(table.generated()))
                .of("td", String.valueOf(table.found()))
                .of("td", count(columns, column -> column.nullable() && column.seenNull()) + " of " + nullable)
                .of("td", count(columns, Column::seenValue) + " of " + columns.size())
                .of(
                        "td",
                        columns.stream().mapToInt(Column::limits).sum() + " of "
                                + columns.stream().mapToInt(Column::possible).sum())
                .of("td", names(columns, column -> column.nullable() && !column.seenNull()), "class", "names")
                .of("td", names(columns, column -> !column.seenValue()), "class", "names")
                .close();
    }

    private static long count(List<Column> columns, Predicate<Column> which) {
        return columns.stream().filter(which).count();
    }

    private static String names(List<Column> columns, Predicate<Column> which) {
        return columns.stream().filter(which).map(Column::name).collect(Collectors.joining(", "));
    }
}
