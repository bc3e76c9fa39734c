package dev.retort.catalog.sqlite;

import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
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
        return new Query(connection, query)
                .list(row ->
                        new StoredStatement(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
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
