package dev.retort.assertions.data;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads tables row by row; what differs between databases is in {@link DataCatalog}. */
final class DataReader {

    /** Rows that the driver holds at once; it heeds this in a transaction only. */
    private static final int FETCHED = 1000;

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

    /** Reads tables; those that have the same columns, key and digest as before aren't fetched. */
    List<ReadTable> read(Set<String> wanted, Map<String, ReadTable> before) throws SQLException {
        boolean own = connection.getAutoCommit() && catalog.needsTransaction();
        if (own) {
            connection.setAutoCommit(false);
        }
        try {
            catalog.fixSettings();
            List<ReadTable> tables = new ArrayList<>();
            for (DataTable table : wanted(wanted)) {
                ReadTable last = before.get(table.name());
                tables.add(last != null && isUnchanged(last, table) ? last : read(table));
            }
            return tables;
        } finally {
            close(own);
        }
    }

    private void close(boolean own) throws SQLException {
        if (own) {
            connection.rollback();
            connection.setAutoCommit(true);
        } else {
            catalog.restoreSettings();
        }
    }

    private boolean isUnchanged(ReadTable last, DataTable table) throws SQLException {
        return last.data().columns().equals(table.columns())
                && last.data().keyColumns().equals(table.keyColumns())
                && last.digest().equals(digest(table));
    }

    /** By the database itself, or else by streaming all rows. */
    private RowDigest digest(DataTable table) throws SQLException {
        if (table.digest().isEmpty()) {
            return stream(table, row -> {});
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(table.digest().get())) {
            row.next();
            return new RowDigest(
                    row.getLong(1),
                    row.getBigDecimal(2).toBigInteger().longValue(),
                    row.getBigDecimal(3).toBigInteger().longValue());
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

    private ReadTable read(DataTable table) throws SQLException {
        PackedRows rows = new PackedRows(table.columns().size());
        RowDigest digest = stream(table, rows::append);
        TableData data = new TableData(table.name(), table.columns(), table.keyColumns(), rows.finish());
        return new ReadTable(data, digest);
    }

    private RowDigest stream(DataTable table, Consumer<Row> rows) throws SQLException {
        MessageDigest md5 = RowDigest.md5();
        RowDigest digest = RowDigest.NONE;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet found = statement.executeQuery(table.select())) {
                while (found.next()) {
                    Row row = row(found, table.columns().size());
                    digest = digest.plus(row, md5);
                    rows.accept(row);
                }
            }
        }
        return digest;
    }

    private static Row row(ResultSet found, int columns) throws SQLException {
        List<Optional<String>> values = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            values.add(Optional.ofNullable(found.getString(i)));
        }
        return new Row(values);
    }
}
