package dev.retort.catalog.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code sqlite_schema}; SQLite's own indexes have no statement and none here.
 *
 * @param table the table that it belongs to; its own name for a table or view
 * @param type {@code table}, {@code index}, {@code view} or {@code trigger}; empty if the row isn't read yet
 * @param name without quotes
 * @param sql the stored statement
 */
record StoredStatement(String table, String type, String name, String sql) {

    private static final String ROWS = "select tbl_name, type, name, sql from main.sqlite_schema where sql is not null";

    /** One of which only the statement is known. */
    static StoredStatement unread(String sql) {
        return new StoredStatement("", "", "", sql);
    }

    /** All but SQLite's own tables. */
    static List<StoredStatement> all(Connection connection) throws SQLException {
        return read(ROWS + " and name not like 'sqlite\\_%' escape '\\'", connection);
    }

    /** So many in the order of their places, the first of which is 0; SQLite's own tables are among them. */
    static List<StoredStatement> inPlaces(int first, int count, Connection connection) throws SQLException {
        return read(ROWS + " order by rowid limit " + count + " offset " + first, connection);
    }

    private static List<StoredStatement> read(String query, Connection connection) throws SQLException {
        List<StoredStatement> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(new StoredStatement(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return all;
    }

    boolean isUnread() {
        return type.isEmpty();
    }

    boolean isView() {
        return type.equals("view");
    }

    boolean isVirtualTable() {
        return type.equals("table") && sql.regionMatches(true, 0, "create virtual", 0, "create virtual".length());
    }

    /** Whether it is one of the tables that SQLite makes for itself, such as {@code sqlite_sequence}. */
    boolean isOfSqlite() {
        return name.regionMatches(true, 0, "sqlite_", 0, "sqlite_".length());
    }
}
