package dev.retort.scenario;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The database of one scenario, asked by connections of its own. */
interface ScenarioDatabase {

    /** The two databases on which every scenario runs. */
    enum Kind {
        /** A file. */
        SQLITE,
        /** A database of the embedded server. */
        POSTGRESQL
    }

    /** A new connection. */
    Connection connect() throws SQLException;

    /** A connection for questions, which is closed with the last of them: making one takes longer than most answers. */
    default <T> T asking(Function<Connection, T> questions) {
        try (Connection connection = connect()) {
            return questions.apply(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The URL that a project would write into its settings. */
    String url();

    /** Gives it away. */
    void close();

    /** One line for each column, constraint, index, view, trigger, type and so on; the order of columns is left out. */
    List<String> catalogue(Connection connection);

    /** A query for the names of all tables except for the engine's own, quoted. */
    String tablesQuery();

    /** The same, asked by a connection of its own. */
    default List<String> catalogue() {
        return asking(this::catalogue);
    }

    /** The names of all tables except for the engine's own, quoted. */
    default List<String> tables() {
        return column(tablesQuery());
    }

    /** The first column of a query, in order; NULL is {@code null}. */
    default List<String> column(String sql) {
        return asking(connection -> column(connection, sql));
    }

    static List<String> column(Connection connection, String sql) {
        return read(connection, sql).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }

    /** Runs a statement; its failure is an {@link IllegalStateException} with the server's message. */
    default void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** All rows of all tables, a line each. */
    default List<String> rows() {
        return asking(this::rows);
    }

    private List<String> rows(Connection connection) {
        return column(connection, tablesQuery()).stream()
                .flatMap(table ->
                        read(connection, "SELECT * FROM " + table).stream().map(row -> table + " " + row))
                .sorted()
                .toList();
    }

    /** Schema and rows. */
    default List<String> state() {
        return asking(connection -> Stream.concat(catalogue(connection).stream(), rows(connection).stream())
                .toList());
    }

    private static List<Map<String, String>> read(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Map<String, String> row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        Map<String, String> row = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i), String.valueOf(result.getString(i)));
        }
        return row;
    }
}
