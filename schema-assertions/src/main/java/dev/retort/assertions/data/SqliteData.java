package dev.retort.assertions.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** SQLite's tables; {@code quote()} tells the storage class and every digit of a value. */
final class SqliteData implements DataCatalog {

    private static final String TABLES =
            """
            select name from pragma_table_list
             where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite\\_%' escape '\\'""";

    private final Connection connection;

    SqliteData(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<DataTable> tables() throws SQLException {
        List<DataTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(table(rows.getString(1)));
            }
        }
        return tables;
    }

    private DataTable table(String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        SortedMap<Integer, String> key = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select name, pk from pragma_table_xinfo(?, 'main') where hidden <> 1 order by cid")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                    key.put(rows.getInt(2), rows.getString(1));
                }
            }
        }
        List<String> keyColumns = List.copyOf(key.tailMap(1).values());
        return new DataTable(name, columns, keyColumns, select(name, columns, keyColumns), Optional.empty());
    }

    private static String select(String table, List<String> columns, List<String> key) {
        String values = columns.stream().map(SqliteData::exact).collect(Collectors.joining(", "));
        String order = key.stream().map(SqliteData::quoted).collect(Collectors.joining(", "));
        return "select " + values + " from main." + quoted(table) + (key.isEmpty() ? "" : " order by " + order);
    }

    /** A text with a NUL would be cut by quote(), so it is shown by its bytes. */
    private static String exact(String column) {
        String name = quoted(column);
        return "case when " + name + " is null then null when typeof(" + name + ") = 'text' and instr(cast(" + name
                + " as blob), x'00') > 0 then 'cast(x''' || hex(" + name + ") || ''' as text)' else quote(" + name
                + ") end";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public boolean needsTransaction() {
        return false;
    }

    @Override
    public void fixSettings() {
        // nothing changes how SQLite writes a value
    }

    @Override
    public void restoreSettings() {
        // nothing was fixed
    }
}
