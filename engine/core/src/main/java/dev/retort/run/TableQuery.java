package dev.retort.run;

import dev.retort.operation.Row;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/** Reads a table that may not be there yet: one query where it is, a look at the catalogue only after a failure. */
final class TableQuery {

    private TableQuery() {}

    /** The rows; empty if there is no such table. A transaction that is open stays usable. */
    static Optional<List<Row>> of(Connection connection, QualifiedName table, String sql) throws SQLException {
        if (connection.getAutoCommit()) {
            return tryQuery(connection, table, sql, Optional.empty());
        }
        Savepoint before = connection.setSavepoint();
        Optional<List<Row>> rows = tryQuery(connection, table, sql, Optional.of(before));
        connection.releaseSavepoint(before);
        return rows;
    }

    private static Optional<List<Row>> tryQuery(
            Connection connection, QualifiedName table, String sql, Optional<Savepoint> before) throws SQLException {
        try {
            return Optional.of(new JdbcCatalog(connection).query(sql));
        } catch (StatementFailedException e) {
            if (before.isPresent()) {
                connection.rollback(before.get());
            }
            if (exists(connection, table)) {
                throw e.error();
            }
            return Optional.empty();
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
