package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code sqlite_schema}; SQLite's own tables and indexes have none here.
 *
 * @param table the table that it belongs to; its own name for a table or view
 * @param type {@code table}, {@code index}, {@code view} or {@code trigger}
 * @param name without quotes
 * @param sql the stored statement
 */
record StoredStatement(String table, String type, String name, String sql) {

    static final String FROM =
            " from main.sqlite_schema where sql is not null and name not like 'sqlite\\_%' escape '\\'";

    static List<StoredStatement> all(Connection connection) throws SQLException {
        return read(connection, "");
    }

    /** Those in places from the first to before the second. */
    static List<StoredStatement> between(long first, long end, Connection connection) throws SQLException {
        return read(connection, " and rowid >= " + first + " and rowid < " + end);
    }

    private static List<StoredStatement> read(Connection connection, String where) throws SQLException {
        List<StoredStatement> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select tbl_name, type, name, sql" + FROM + where)) {
            while (rows.next()) {
                all.add(new StoredStatement(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return all;
    }
}
