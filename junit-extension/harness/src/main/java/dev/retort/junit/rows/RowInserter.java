package dev.retort.junit.rows;

import dev.retort.dialect.Dialect;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.sql.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts rows into the database under test. Values become literals of the database, so text fits any type. */
public final class RowInserter {

    private static final Pattern MISSING =
            Pattern.compile("no such (?:table|column|function|view): (?:main\\.)?(\\w+)|\"([\\w.]+)\" does not exist");

    private final Connection connection;
    private final Dialect dialect;
    private final ClassLoader resources;

    /**
     * An inserter that writes through a connection.
     *
     * @param resources where {@link #executeResource} looks
     */
    public RowInserter(Connection connection, Dialect dialect, ClassLoader resources) {
        this.connection = connection;
        this.dialect = dialect;
        this.resources = resources;
    }

    /** The dialect's name, {@code sqlite} or {@code postgresql}, for rows that differ. */
    public String dialect() {
        return dialect.name();
    }

    /**
     * Inserts rows; one without columns takes all defaults.
     *
     * @param table the name, with the schema before a dot where it isn't the default one
     * @throws RowsException if the database refuses
     */
    public void insert(String table, Row... rows) {
        String name = GivenTable.name(table, dialect);
        for (Row row : rows) {
            run(insert(name, row));
        }
    }

    /**
     * Inserts rows given as CSV: the names of the columns in the first line, nothing for NULL, {@code ""} for an empty text.
     *
     * @param csv the text, or {@code classpath:rows/users.csv}
     * @throws RowsException if the text isn't CSV, if there is no such table or column, or if the database refuses a row; each
     *     with the line
     */
    public void insertCsv(String table, String csv) {
        GivenCsv given = GivenCsv.of(csv, resources);
        insert(table(table), given, 1);
    }

    /**
     * Inserts rows given as YAML: tables by name, in the order in which they are to be filled, each with a list of rows.
     *
     * @param yaml the text, or {@code classpath:rows/shop.yaml}
     * @throws RowsException if the text isn't of this form, if there is no such table or column, or if the database refuses a
     *     row; each with the line
     */
    public void insertYaml(String yaml) {
        for (GivenYaml.TableRows given : GivenYaml.of(yaml, resources).tables()) {
            GivenTable known = table(given.table());
            given.rows()
                    .forEach(row -> insert(known, row, row.rows().rows().get(0).line()));
        }
    }

    /** The columns are named in that line. */
    private void insert(GivenTable known, GivenCsv given, int names) {
        known.check(given.rows().columns(), Optional.of(given.where() + ":" + names));
        for (CsvRows.CsvRow row : given.rows().rows()) {
            try {
                run(insert(known.sql(), given.row(row, known, dialect)));
            } catch (RowsException e) {
                throw new RowsException(e.problem().with(RowsException.AT, given.where() + ":" + row.line()), e);
            }
        }
    }

    private GivenTable table(String table) {
        try {
            return GivenTable.of(table, connection, dialect);
        } catch (SQLException e) {
            throw new RowsException(
                    Problem.of("rows-refused", "the table " + table + " can't be looked at")
                            .with("database said", String.valueOf(e.getMessage()))
                            .cure("name a table that takes rows"),
                    e);
        }
    }

    private String insert(String table, Row row) {
        if (row.columns().isEmpty()) {
            return "INSERT INTO " + table + " DEFAULT VALUES";
        }
        String columns = row.columns().stream().map(dialect.writer()::name).collect(Collectors.joining(", "));
        String values = row.columns().stream()
                .map(column -> dialect.writer().literal(row.get(column)))
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ")";
    }

    /**
     * Runs SQL, one or several statements.
     *
     * @param sql the text, or {@code classpath:rows/4f2c.sql}
     * @throws RowsException if the database refuses
     */
    public void execute(String sql) {
        String text = GivenCsv.file(sql, resources)
                .map(file -> file.text("file of rows"))
                .orElse(sql);
        dialect.splitter().split(text).forEach(statement -> run(statement.sql()));
    }

    /**
     * Runs the SQL of a file on the class path, such as {@code rows/4f2c.sql}.
     *
     * @throws RowsException if it isn't there or the database refuses
     */
    public void executeResource(String name) {
        try (InputStream stream = resources.getResourceAsStream(name)) {
            if (stream == null) {
                throw new RowsException(
                        Problem.of("rows-missing", "there is no resource '" + name + "'")
                                .cure("put the file on the test class path, such as src/test/resources/" + name),
                        null);
            }
            execute(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String sql) {
        try {
            Query.run(connection, sql);
        } catch (SQLException e) {
            throw new RowsException(
                    Problem.of("rows-refused", "the database refused a given row")
                            .with("statement", sql)
                            .with("database said", String.valueOf(e.getMessage()))
                            .cure(
                                    isOfTheTable(sql, String.valueOf(e.getMessage()))
                                            ? "the table takes no row at that revision, since what it refers to isn't there or"
                                                    + " is no key: mend the revision that leaves it so"
                                            : "give rows that fit the schema as it is at that revision"),
                    e);
        }
    }

    private static String name(Matcher missing) {
        String name = missing.group(1) == null ? missing.group(2) : missing.group(1);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether the database misses something that the statement doesn't name. */
    private static boolean isOfTheTable(String sql, String said) {
        Matcher missing = MISSING.matcher(said);
        return said.contains("foreign key mismatch")
                || (missing.find() && !sql.toLowerCase(Locale.ROOT).contains(name(missing)));
    }
}
