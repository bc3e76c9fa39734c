package dev.retort.assertions.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads tables row by row; what differs between databases is in {@link DataCatalog}. */
final class DataReader {

    private final Connection connection;
    private final DataCatalog catalog;

    private DataReader(Connection connection, DataCatalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
    }

    static DataReader of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return new DataReader(
                connection,
                switch (product) {
                    case "PostgreSQL" -> new PostgresData(connection);
                    case "SQLite" -> new SqliteData(connection);
                    default -> throw DataSnapshotException.unknownDatabase(product);
                });
    }

    List<TableData> read(Set<String> wanted) throws SQLException {
        catalog.fixSettings();
        try {
            List<TableData> tables = new ArrayList<>();
            for (DataTable table : wanted(wanted)) {
                tables.add(read(table));
            }
            return tables;
        } finally {
            catalog.restoreSettings();
        }
    }

    private List<DataTable> wanted(Set<String> wanted) throws SQLException {
        List<DataTable> all = catalog.tables();
        if (wanted.isEmpty()) {
            return all;
        }
        Set<String> unknown = new TreeSet<>(wanted);
        Predicate<DataTable> asked =
                table -> unknown.removeIf(name -> name.equals(table.name()) || ("public." + name).equals(table.name()));
        List<DataTable> found = all.stream().filter(asked).toList();
        if (!unknown.isEmpty()) {
            throw DataSnapshotException.unknownTables(unknown);
        }
        return found;
    }

    private TableData read(DataTable table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(table.select())) {
            while (found.next()) {
                rows.add(row(found, table.columns().size()));
            }
        }
        return new TableData(table.name(), table.columns(), table.keyColumns(), rows);
    }

    private static Row row(ResultSet found, int columns) throws SQLException {
        List<Optional<String>> values = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            values.add(Optional.ofNullable(found.getString(i)));
        }
        return new Row(values);
    }
}
