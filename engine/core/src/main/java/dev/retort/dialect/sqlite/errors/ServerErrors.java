package dev.retort.dialect.sqlite.errors;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.Dialect.ErrorExplainer;
import dev.retort.dialect.sqlite.rebuild.Probes;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.sql.ChangedTable;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private static final String TAKEN = "choose another name, or drop or rename what has it first; if another tool made"
            + " it, stamp the database";
    private static final Pattern DUPLICATE_COLUMN = Pattern.compile("duplicate column name: ([^)]+)");
    private static final Pattern EXISTS = Pattern.compile(
            "(?:(?:table|index|view|trigger) (\\S+) already exists|already an? \\w+ named (\\S+?))\\)?$");

    /** What {@link Probes} sends. */
    private static final Pattern PROBE =
            Pattern.compile("^EXPLAIN (SELECT \\* FROM|INSERT INTO|DELETE FROM|UPDATE) (\"[^\"]+\"|\\S+)");

    /** An error doesn't end the transaction. */
    @Override
    public boolean readsBeforeRollback() {
        return true;
    }

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
        if (message.contains("SQLITE_FULL")) {
            return problem.cure(
                    "make room on the disk, or raise max_page_count; then run again: it goes on from there");
        }
        if (message.contains("UNIQUE constraint failed")) {
            return DuplicateRows.explain(problem, message, statement, catalog);
        }
        if (message.contains("FOREIGN KEY constraint failed") || message.contains("foreign key mismatch")) {
            return BrokenConstraints.foreignKey(problem, statement, catalog);
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
                    .cure("drop this " + dependent.group(1)
                            + (message.contains("after drop column:")
                                    ? " before the column that it uses, and make it again without that if it is still wanted"
                                    : " before the change and create it again after it"));
        }
        Matcher notNull = NOT_NULL.matcher(message);
        if (notNull.find()) {
            return problem.with("column", notNull.group(1)).cure("fill the column in every row first");
        }
        Matcher exists = EXISTS.matcher(message);
        if (exists.find()) {
            return inTheWay(problem, exists.group(1) == null ? exists.group(2) : exists.group(1), catalog);
        }
        Matcher twice = DUPLICATE_COLUMN.matcher(message);
        if (twice.find()) {
            return problem.with(
                            "the name belongs to",
                            "column " + twice.group(1)
                                    + ChangedTable.of(statement, DatabaseKind.SQLITE)
                                            .map(table -> " of table " + table.name())
                                            .orElse(""))
                    .cure(TAKEN);
        }
        return BrokenConstraints.check(problem, message, statement, catalog)
                .orElseGet(() -> missing(problem, message, statement, catalog));
    }

    private static Problem inTheWay(Problem problem, String name, CatalogReader catalog) {
        Problem told = problem.cure(TAKEN);
        List<String> holders = catalog.texts(
                "SELECT type || ' ' || name || CASE WHEN name = tbl_name THEN '' ELSE ' of table ' || tbl_name END AS name"
                        + " FROM sqlite_schema WHERE name = ? COLLATE NOCASE",
                Tokenizer.tokens(name, DatabaseKind.SQLITE).get(0).name());
        return holders.isEmpty() ? told : told.with("the name belongs to", holders);
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
                                    + "AND instr(sql, name || '_pkc') = 0 ORDER BY name")); // ours have such a key
        }
        Matcher column = COLUMN.matcher(message);
        if (column.find()) {
            return column(problem, column.group(1), statement, catalog);
        }
        return problem;
    }

    /** Of the table that the statement changes if that is known, else of any. */
    private static Problem column(Problem problem, String missing, String statement, CatalogReader catalog) {
        String asked = missing.substring(missing.lastIndexOf('.') + 1);
        boolean elsewhere = missing.contains("."); // of what a name before the dot stands for
        Optional<ChangedTable> changed = ChangedTable.of(statement, DatabaseKind.SQLITE)
                .filter(table -> !elsewhere || isChanged(table, missing));
        String of = changed.map(ChangedTable::name).orElse("");
        List<String> known = catalog.texts(
                "SELECT DISTINCT c.name AS name FROM sqlite_schema s JOIN pragma_table_info(s.name) c"
                        + " WHERE s.type = 'table' AND (? = '' OR s.name = ? COLLATE NOCASE)"
                        + " AND instr(s.sql, s.name || '_pkc') = 0",
                of,
                of);
        if (known.stream().anyMatch(asked::equalsIgnoreCase)) {
            String reads = "the statement reads from: check what columns these have at this point";
            return problem.cure(
                    changed.isPresent()
                            ? "'" + asked + "' is a column of table " + of + ", but of none that " + reads
                            : elsewhere
                                    ? "what stands before the dot in '" + missing
                                            + "' has no such column: check its columns at this point"
                                    : "'" + asked + "' is a column, but of no table that " + reads);
        }
        Problem told = changed.isPresent() && !known.isEmpty() ? problem.with("there are", known) : problem;
        return told.cure(NearestName.cure(
                asked, known, "check the column's name; a view or trigger may still use one that was dropped"));
    }

    private static boolean isChanged(ChangedTable table, String column) {
        String holder = column.substring(0, column.lastIndexOf('.'));
        return holder.substring(holder.lastIndexOf('.') + 1).equalsIgnoreCase(table.name());
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
