package dev.retort.dialect.sqlite.errors;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows which values are duplicated, if existing rows break a unique constraint. */
final class DuplicateRows {

    private static final Pattern COLUMNS = Pattern.compile("UNIQUE constraint failed: ([^)\\n]+)");

    private DuplicateRows() {}

    static Problem explain(Problem problem, String message, String statement, CatalogReader catalog) {
        Matcher failed = COLUMNS.matcher(message);
        if (!failed.find() || failed.group(1).startsWith("index ")) {
            return problem.cure("change or delete the duplicates first");
        }
        List<String> qualified = Arrays.asList(failed.group(1).strip().split(", "));
        String table = qualified.get(0).substring(0, qualified.get(0).lastIndexOf('.'));
        List<String> columns = qualified.stream()
                .map(name -> SQLITE.quote(name.substring(name.lastIndexOf('.') + 1)))
                .toList();
        Problem told = problem.with("table", table).with("columns", String.join(", ", columns));
        boolean inserts =
                Tokenizer.strictTokens(statement, DatabaseKind.SQLITE).get(0).isWord("insert");
        List<String> values = values(catalog, table, columns);
        return values.isEmpty()
                ? told.cure(
                        inserts
                                ? "a row with these values already exists: leave it out, or update that one"
                                : "change or delete the duplicates first")
                : told.with("values", values).cure("change or delete the duplicates first");
    }

    private static List<String> values(CatalogReader catalog, String table, List<String> columns) {
        String shown = columns.stream().map(name -> "quote(" + name + ")").collect(Collectors.joining(" || ', ' || "));
        String list = String.join(", ", columns);
        return catalog
                .query("SELECT " + shown + " || ' (' || count(*) || ' rows)' AS v FROM " + SQLITE.quote(table)
                        + " GROUP BY " + list + " HAVING count(*) > 1 LIMIT 3")
                .stream()
                .map(row -> row.text("v").orElse(""))
                .toList();
    }
}
