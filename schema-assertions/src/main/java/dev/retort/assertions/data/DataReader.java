package dev.retort.assertions.data;

import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads tables; what differs between databases is in {@link DataCatalog}. */
record DataReader(DataCatalog catalog) {

    static DataReader of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        DatabaseKind database =
                DatabaseKind.findByProduct(product).orElseThrow(() -> DataSnapshotException.unknownDatabase(product));
        return new DataReader(
                switch (database) {
                    case POSTGRESQL -> new PostgresData(connection);
                    case SQLITE -> new SqliteData(connection);
                });
    }

    /** Reads tables; those that have the same columns, key and state as before aren't fetched. */
    List<ReadTable> read(Set<String> wanted, Map<String, ReadTable> before) throws SQLException {
        return read(() -> wanted(wanted), before);
    }

    List<ReadTable> readAllBut(Set<String> left) throws SQLException {
        return read(
                () -> catalog.tables().stream()
                        .filter(table -> !left.contains(table.name()))
                        .toList(),
                Map.of());
    }

    private List<ReadTable> read(Choice choice, Map<String, ReadTable> before) throws SQLException {
        try (catalog) {
            catalog.begin();
            List<ReadTable> tables = new ArrayList<>();
            for (DataCatalog.Table table : choice.tables()) {
                tables.add(readOrTell(
                        table, Optional.ofNullable(before.get(table.name())).filter(last -> last.hasFormOf(table))));
            }
            return tables;
        }
    }

    /** Which tables are read. */
    @FunctionalInterface
    private interface Choice {
        List<DataCatalog.Table> tables() throws SQLException;
    }

    private List<DataCatalog.Table> wanted(Set<String> wanted) throws SQLException {
        List<DataCatalog.Table> all = catalog.tables();
        if (wanted.isEmpty()) {
            return all;
        }
        Set<String> unknown = new TreeSet<>(wanted);
        Predicate<DataCatalog.Table> asked =
                table -> unknown.removeIf(name -> name.equals(table.name()) || ("public." + name).equals(table.name()));
        List<DataCatalog.Table> found = all.stream().filter(asked).toList();
        if (!unknown.isEmpty()) {
            throw DataSnapshotException.unknownTables(
                    unknown, all.stream().map(DataCatalog.Table::name).toList());
        }
        return found;
    }

    ReadTable readOrTell(DataCatalog.Table table, Optional<ReadTable> last) {
        try {
            return read(table, last);
        } catch (SQLException e) {
            throw DataSnapshotException.unreadable(table.name(), e);
        }
    }

    /** The state is asked for first: a change between the two queries is then seen the next time. */
    private ReadTable read(DataCatalog.Table table, Optional<ReadTable> last) throws SQLException {
        Optional<String> state = catalog.state(table);
        if (last.isPresent() && state.isPresent() && state.equals(last.get().state())) {
            return last.get();
        }
        RowPacker packer = new RowPacker(last.map(ReadTable::blocks).orElse(List.of()));
        if (!table.empty()) {
            catalog.read(table, packer);
        }
        List<RowBlock> blocks = packer.finish();
        TableData data = last.filter(same -> same.blocks().equals(blocks))
                .map(ReadTable::data)
                .orElseGet(() -> data(table, blocks));
        return new ReadTable(data, blocks, state);
    }

    private TableData data(DataCatalog.Table table, List<RowBlock> blocks) {
        PackedRows rows = new PackedRows(catalog.format(), table.columns().size(), blocks);
        return new TableData(table.name(), table.columns(), table.keyColumns(), rows);
    }

    /** A table as it was read: its rows' blocks, and the state of the table at that moment if the database told it. */
    record ReadTable(TableData data, List<RowBlock> blocks, Optional<String> state) {

        boolean hasFormOf(DataCatalog.Table table) {
            return data.columns().equals(table.columns()) && data.keyColumns().equals(table.keyColumns());
        }
    }
}
