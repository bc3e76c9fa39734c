package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Statements run on a connection.
 *
 * @param connection the connection
 * @param joined whether the caller's transaction is open on it
 */
record ConnectionTarget(Connection connection, boolean joined) implements StatementTarget {

    @Override
    public boolean isScript() {
        return false;
    }

    /** JDBC's own escapes in braces are switched off. */
    @Override
    public List<SQLWarning> execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            List<SQLWarning> warnings = new ArrayList<>();
            for (SQLWarning next = statement.getWarnings(); next != null; next = next.getNextWarning()) {
                warnings.add(next);
            }
            return warnings;
        }
    }

    @Override
    public void changeVersionRow(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int count = statement.executeUpdate(sql);
            if (count != 1) {
                throw new CorruptVersionTableException(
                        Problem.of("corrupt-version-table", "a change to the version table affected " + count + " rows")
                                .with("statement", sql)
                                .with("expected", "1 row")
                                .cure(
                                        "check whether this revision or something else writes to the version table, or whether a row is in it twice; then run again"));
            }
        }
    }

    @Override
    public List<Row> query(String sql, Object... parameters) {
        return new JdbcCatalog(connection).query(sql, parameters);
    }

    @Override
    public Map<String, String> columns(String query) {
        return new JdbcCatalog(connection).columns(query);
    }

    @Override
    public List<Row> read(String sql, Object... parameters) {
        return query(sql, parameters);
    }

    /** One query where the table is, a look at the catalogue only after a failure; a transaction that is open stays usable. */
    @Override
    public Optional<List<Row>> ownRows(QualifiedName table, String sql) throws SQLException {
        boolean open = joined || !connection.getAutoCommit();
        try {
            return Optional.of(look(open, sql));
        } catch (StatementFailedException e) {
            // If it is there now, another run may have created it a moment ago; any other error comes again.
            return exists(table) ? Optional.of(again(open, sql)) : Optional.empty();
        }
    }

    @Override
    public OptionalInt columnLength(QualifiedName table, String column) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet found =
                metaData.getColumns(null, schema(table), pattern(metaData, table.name()), pattern(metaData, column))) {
            return found.next() ? OptionalInt.of(found.getInt("COLUMN_SIZE")) : OptionalInt.empty();
        }
    }

    private List<Row> again(boolean open, String sql) throws SQLException {
        try {
            return look(open, sql);
        } catch (StatementFailedException e) {
            throw e.error();
        }
    }

    private List<Row> look(boolean open, String sql) throws SQLException {
        if (!open) {
            return query(sql);
        }
        execute("SAVEPOINT retort_look");
        try {
            return query(sql);
        } catch (StatementFailedException e) {
            execute("ROLLBACK TO SAVEPOINT retort_look");
            throw e;
        } finally {
            execute("RELEASE SAVEPOINT retort_look");
        }
    }

    private boolean exists(QualifiedName table) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet found = metaData.getTables(null, schema(table), pattern(metaData, table.name()), null)) {
            while (found.next()) {
                if (found.getString("TABLE_NAME").equalsIgnoreCase(table.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable String schema(QualifiedName table) throws SQLException {
        return table.schema().isPresent() ? table.schema().get() : connection.getSchema();
    }

    private static String pattern(DatabaseMetaData metaData, String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return name.replace("_", escape + "_").replace("%", escape + "%");
    }
}
