package dev.retort.junit.rows;

import dev.retort.dialect.Dialect;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads rows back from the database under test, and holds them to what is expected. The database itself compares, so a value may
 * be given as text, whatever the column's type.
 */
public final class RowReader {

    private static final int SHOWN = 10;

    private final Connection connection;
    private final Dialect dialect;
    private final ClassLoader resources;

    /**
     * A reader of a connection.
     *
     * @param resources where files on the class path are looked for
     */
    public RowReader(Connection connection, Dialect dialect, ClassLoader resources) {
        this.connection = connection;
        this.dialect = dialect;
        this.resources = resources;
    }

    /** The dialect's name, {@code sqlite} or {@code postgresql}, for rows that differ. */
    public String dialect() {
        return dialect.name();
    }

    /**
     * All rows of a table, with values as the driver gives them.
     *
     * @throws RowsException if there is no such table
     */
    public List<Row> rows(String table) {
        try {
            return list(
                    "SELECT * FROM " + GivenTable.of(table, connection, dialect).sql());
        } catch (SQLException e) {
            throw unreadable(table, e);
        }
    }

    private List<Row> list(String sql) throws SQLException {
        return new Query(connection, sql).list(result -> {
            ResultSetMetaData columns = result.getMetaData();
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnName(i), result.getObject(i));
            }
            return Row.of(values);
        });
    }

    /**
     * Expects that a table has these rows and no others, in any order; only the columns that are named are looked at.
     *
     * @param rows each with the same columns; none for an empty table
     * @throws RowsException if it has others, code {@code rows-differ}, or if there is no such table or column
     */
    public void expect(String table, Row... rows) {
        try {
            GivenTable known = GivenTable.of(table, connection, dialect);
            List<String> columns =
                    rows.length == 0 ? List.copyOf(known.types().keySet()) : List.copyOf(rows[0].columns());
            known.check(columns, Optional.empty());
            compare(known, columns, List.of(rows));
        } catch (SQLException e) {
            throw unreadable(table, e);
        }
    }

    /**
     * The same, where the rows are CSV with the names of the columns in the first line.
     *
     * @param csv the text, or {@code classpath:expected/users.csv}
     */
    public void expectCsv(String table, String csv) {
        try {
            GivenCsv given = GivenCsv.of(csv, resources);
            GivenTable known = GivenTable.of(table, connection, dialect);
            known.check(given.rows().columns(), Optional.of(given.where() + ":1"));
            compare(known, given.rows().columns(), given.asRows(known, dialect));
        } catch (SQLException e) {
            throw unreadable(table, e);
        }
    }

    /**
     * The same of all tables that are named in YAML.
     *
     * @param yaml the text, or {@code classpath:expected/shop.yaml}; a table without rows is expected to be empty
     */
    public void expectYaml(String yaml) {
        for (GivenYaml.TableRows given : GivenYaml.of(yaml, resources).tables()) {
            try {
                GivenTable known = GivenTable.of(given.table(), connection, dialect);
                List<Row> expected = new ArrayList<>();
                for (GivenCsv row : given.rows()) {
                    Optional<String> at = Optional.of(
                            row.where() + ":" + row.rows().rows().get(0).line());
                    known.check(row.rows().columns(), at);
                    refuseOtherColumns(row, given.columns(), at.get());
                    expected.addAll(row.asRows(known, dialect));
                }
                Collection<String> columns = expected.isEmpty() ? known.types().keySet() : given.columns();
                compare(known, List.copyOf(columns), expected);
            } catch (SQLException e) {
                throw unreadable(given.table(), e);
            }
        }
    }

    private static void refuseOtherColumns(GivenCsv row, Set<String> columns, String at) {
        for (String column : columns) {
            if (!row.rows().columns().contains(column)) {
                throw new RowsException(
                        Problem.of("rows-unreadable", "a row doesn't name " + column + ", and another one does")
                                .with(RowsException.AT, at)
                                .cure("name the same columns in each row that is expected, with null for NULL"),
                        null);
            }
        }
    }

    private void compare(GivenTable table, List<String> columns, List<Row> expected) throws SQLException {
        Map<String, List<Row>> byCondition = expected.stream()
                .collect(
                        Collectors.groupingBy(row -> condition(row, columns), LinkedHashMap::new, Collectors.toList()));
        List<String> missing = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        for (Map.Entry<String, List<Row>> same : byCondition.entrySet()) {
            long there = count(table, same.getKey());
            int wanted = same.getValue().size();
            String shown = shown(same.getValue().get(0), columns);
            if (there < wanted) {
                missing.add(shown + (wanted == 1 ? "" : ", " + there + " times, not " + wanted));
            } else if (there > wanted) {
                unexpected.add(shown + ", " + there + " times, not " + wanted);
            }
        }
        String others = byCondition.isEmpty() ? "" : " WHERE NOT (" + String.join(" OR ", byCondition.keySet()) + ")";
        String names = columns.stream().map(dialect.writer()::name).collect(Collectors.joining(", "));
        list("SELECT " + names + " FROM " + table.sql() + others + " LIMIT " + SHOWN)
                .forEach(row -> unexpected.add(shown(row, columns)));
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            throw differing(table, missing, unexpected);
        }
    }

    private static RowsException differing(GivenTable table, List<String> missing, List<String> unexpected) {
        Problem problem = Problem.of("rows-differ", "the rows of " + table.given() + " aren't read as expected");
        if (!missing.isEmpty()) {
            problem = problem.with("expected, and not there", String.join("\n", missing));
        }
        if (!unexpected.isEmpty()) {
            problem = problem.with("there, and not expected", String.join("\n", unexpected));
        }
        return new RowsException(problem.cure("mend the revision, or what is expected"), null);
    }

    private String condition(Row row, List<String> columns) {
        String same = dialect.name().equals("sqlite") ? " IS " : " IS NOT DISTINCT FROM ";
        return columns.stream()
                .map(column ->
                        dialect.writer().name(column) + same + dialect.writer().literal(row.get(column)))
                .collect(Collectors.joining(" AND ", "(", ")"));
    }

    private long count(GivenTable table, String condition) throws SQLException {
        return new Query(connection, "SELECT count(*) FROM " + table.sql() + " WHERE " + condition)
                .get(row -> row.getLong(1));
    }

    private static String shown(Row row, List<String> columns) {
        return columns.stream().map(column -> column + "=" + row.get(column)).collect(Collectors.joining(", "));
    }

    private static RowsException unreadable(String table, SQLException cause) {
        return new RowsException(
                Problem.of("rows-unreadable", "the rows of " + table + " can't be read")
                        .with("database said", String.valueOf(cause.getMessage()))
                        .cure("give values that the columns' types can be compared with"),
                cause);
    }
}
