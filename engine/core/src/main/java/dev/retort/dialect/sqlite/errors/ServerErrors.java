package dev.retort.dialect.sqlite.errors;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.Dialect.ErrorExplainer;
import dev.retort.dialect.sqlite.rebuild.Probes;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains SQLite's messages, which name the object but not the rows or the way out. */
public final class ServerErrors implements ErrorExplainer {

    private static final Pattern TABLE = Pattern.compile("no such table: (?:main\\.)?([^\\s)]+)");
    private static final Pattern COLUMN = Pattern.compile("no such column: \"?([^\\s\")]+)");
    private static final Pattern DEPENDENT =
            Pattern.compile("error in (view|trigger|index|table) (\\S+?)(?: after [^:]+)?:");
    private static final Pattern NOT_NULL = Pattern.compile("NOT NULL constraint failed: ([^\\s)]+)");
    private static final Pattern CHECK = Pattern.compile("CHECK constraint failed: ([^)\\n]+)");

    /** What {@link Probes} sends. */
    private static final Pattern PROBE =
            Pattern.compile("^EXPLAIN (SELECT \\* FROM|INSERT INTO|DELETE FROM|UPDATE) (\"[^\"]+\"|\\S+)");

    @Override
    public Problem explain(Problem problem, SQLException error, String statement, CatalogReader catalog) {
        String message = String.valueOf(error.getMessage());
        try {
            return explained(problem, message, statement, catalog);
        } catch (RuntimeException catalogUnreadable) {
            return problem;
        }
    }

    private static Problem explained(Problem problem, String message, String statement, CatalogReader catalog) {
        if (message.contains("database is locked") || message.contains("SQLITE_BUSY")) {
            return problem.cure(
                    "another connection is writing to this file: end its transaction, or raise the busy timeout "
                            + "(busy_timeout=10000 in the URL)");
        }
        if (message.contains("SQLITE_READONLY")) {
            return problem.cure("the file is read-only: give this user write access to it and its directory");
        }
        if (message.contains("UNIQUE constraint failed")) {
            return DuplicateRows.explain(problem, message, statement, catalog);
        }
        if (message.contains("FOREIGN KEY constraint failed") || message.contains("foreign key mismatch")) {
            return problem.cure(
                    "insert the referenced rows first; the referenced columns must be a primary key or unique");
        }
        if (message.contains("NOT NULL column with default value NULL")) {
            return problem.cure("give the column a default, or add it nullable, fill it and alter it to NOT NULL");
        }
        return ofObject(problem, message, statement, catalog);
    }

    private static Problem ofObject(Problem problem, String message, String statement, CatalogReader catalog) {
        Matcher dependent = DEPENDENT.matcher(message);
        if (dependent.find()) {
            return problem.with(dependent.group(1), dependent.group(2))
                    .cure("drop this " + dependent.group(1) + " before the change and create it again after it");
        }
        Matcher notNull = NOT_NULL.matcher(message);
        if (notNull.find()) {
            return problem.with("column", notNull.group(1)).cure("fill the column in every row first");
        }
        Matcher check = CHECK.matcher(message);
        if (check.find()) {
            return problem.with("check", check.group(1).strip()).cure("change the rows that break the check first");
        }
        return missing(problem, message, statement, catalog);
    }

    private static Problem missing(Problem problem, String message, String statement, CatalogReader catalog) {
        Matcher probe = PROBE.matcher(statement);
        if (probe.find()) {
            return problem.with("no longer works", probe.group(2))
                    .cure("a view or trigger uses what was dropped: drop it before the change and create it"
                            + " again afterwards");
        }
        Matcher table = TABLE.matcher(message);
        if (table.find()) {
            return NearestName.addTo(
                    problem,
                    "table",
                    table.group(1),
                    catalog.texts(
                            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*' "
                                    + "ORDER BY name"));
        }
        Matcher column = COLUMN.matcher(message);
        if (column.find()) {
            String asked = column.group(1).substring(column.group(1).lastIndexOf('.') + 1);
            List<String> known = catalog.texts("SELECT DISTINCT c.name AS name FROM sqlite_schema s "
                    + "JOIN pragma_table_info(s.name) c WHERE s.type = 'table'");
            return problem.cure(NearestName.cure(
                    asked, known, "check the column's name; a view or trigger may still use one that was dropped"));
        }
        return problem;
    }

    /** Shows which values are duplicated, if existing rows break a unique constraint. */
    private static final class DuplicateRows {

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
            boolean inserts = Tokenizer.strictTokens(statement, DatabaseKind.SQLITE)
                    .get(0)
                    .isWord("insert");
            List<String> values = values(catalog, table, columns);
            return values.isEmpty()
                    ? told.cure(
                            inserts
                                    ? "a row with these values already exists: leave it out, or update that one"
                                    : "change or delete the duplicates first")
                    : told.with("values", values).cure("change or delete the duplicates first");
        }

        private static List<String> values(CatalogReader catalog, String table, List<String> columns) {
            String shown =
                    columns.stream().map(name -> "quote(" + name + ")").collect(Collectors.joining(" || ', ' || "));
            String list = String.join(", ", columns);
            return catalog.texts("SELECT " + shown + " || ' (' || count(*) || ' rows)' FROM " + SQLITE.quote(table)
                    + " GROUP BY " + list + " HAVING count(*) > 1 LIMIT 3");
        }
    }
}
