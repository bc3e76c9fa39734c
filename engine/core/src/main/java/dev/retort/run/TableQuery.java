package dev.retort.run;

import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Reads a table that may not be there yet: one query where it is, a look at the catalogue only after a failure. */
final class TableQuery {

    private TableQuery() {}

    /**
     * The rows; empty if there is no such table. A transaction that is open stays usable.
     *
     * @param inTransaction whether one is open although the driver doesn't know
     */
    static Optional<List<Row>> of(Connection connection, boolean inTransaction, QualifiedName table, String sql)
            throws SQLException {
        boolean open = inTransaction || !connection.getAutoCommit();
        try {
            return Optional.of(query(connection, open, sql));
        } catch (StatementFailedException e) {
            // If it is there now, another run may have created it a moment ago; any other error comes again.
            return exists(connection, table) ? Optional.of(again(connection, open, sql)) : Optional.empty();
        }
    }

    private static List<Row> again(Connection connection, boolean open, String sql) throws SQLException {
        try {
            return query(connection, open, sql);
        } catch (StatementFailedException e) {
            throw e.error();
        }
    }

    private static List<Row> query(Connection connection, boolean open, String sql) throws SQLException {
        if (!open) {
            return new JdbcCatalog(connection).query(sql);
        }
        execute(connection, "SAVEPOINT retort_look");
        try {
            return new JdbcCatalog(connection).query(sql);
        } catch (StatementFailedException e) {
            execute(connection, "ROLLBACK TO SAVEPOINT retort_look");
            throw e;
        } finally {
            execute(connection, "RELEASE SAVEPOINT retort_look");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean exists(Connection connection, QualifiedName table) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String schema = table.schema().isPresent() ? table.schema().get() : connection.getSchema();
        String escape = metaData.getSearchStringEscape();
        String pattern = table.name().replace("_", escape + "_").replace("%", escape + "%");
        try (ResultSet found = metaData.getTables(null, schema, pattern, null)) {
            while (found.next()) {
                if (found.getString("TABLE_NAME").equalsIgnoreCase(table.name())) {
                    return true;
                }
            }
        }
        return false;
    }
}
