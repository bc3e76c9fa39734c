package dev.retort.assertions.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The rows of some or all tables at one moment. Two are equal if they hold the same tables with the same rows. */
public final class DataSnapshot {

    private final Map<String, TableData> tables;
    private final Map<String, DataReader.ReadTable> read;

    /** Makes a snapshot of given tables. */
    public DataSnapshot(Collection<TableData> tables) {
        this(tables, List.of());
    }

    private DataSnapshot(Collection<TableData> tables, Collection<DataReader.ReadTable> read) {
        this.read = read.stream().collect(Collectors.toMap(table -> table.data().table(), Function.identity()));
        Map<String, TableData> sorted = new TreeMap<>();
        tables.forEach(table -> sorted.put(table.table(), table));
        this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    /**
     * Reads the rows of all tables of all user schemas (SQLite: of the main schema). The connection stays open. All
     * tables are read as of one moment, unless the connection is in a transaction whose isolation is less.
     *
     * @throws DataSnapshotException if the database isn't known or refuses a query
     */
    public static DataSnapshot of(Connection connection) {
        return of(connection, Set.of());
    }

    /**
     * Reads the rows with a connection of its own.
     *
     * @throws DataSnapshotException if the database can't be reached, isn't known or refuses a query
     */
    public static DataSnapshot of(DataSource source) {
        Objects.requireNonNull(source, "source");
        try (Connection connection = source.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw DataSnapshotException.unreadable(e);
        }
    }

    /**
     * Reads the rows of these tables; of all if the set is empty. On PostgreSQL {@code public} may be left out. In a
     * transaction, what it changed is seen.
     *
     * @throws DataSnapshotException if the database isn't known, a table isn't there or a query is refused
     */
    public static DataSnapshot of(Connection connection, Set<String> tables) {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(tables, "tables");
        return read(connection, reader -> reader.read(tables, Map.of()));
    }

    /**
     * Reads the rows of all tables but these, named as in {@link #tables()}; one that isn't there is as if not named.
     *
     * @throws DataSnapshotException if the database isn't known or refuses a query
     */
    public static DataSnapshot ofAllBut(Set<String> left, Connection connection) {
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(connection, "connection");
        return read(connection, reader -> reader.readAllBut(left));
    }

    /**
     * Reads the rows of all tables, but fetches only those of tables that changed since an earlier snapshot. PostgreSQL
     * is asked for a digest of the row versions, of SQLite the pages are compared; small tables are read as fast as
     * that. The result is the same as that of {@link #of(Connection)}; what didn't change is shared by both snapshots.
     *
     * @throws DataSnapshotException if the database isn't known or refuses a query
     */
    public static DataSnapshot since(DataSnapshot before, Connection connection) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(connection, "connection");
        return read(connection, reader -> reader.read(Set.of(), before.read));
    }

    private static DataSnapshot read(Connection connection, Reading reading) {
        try {
            List<DataReader.ReadTable> tables = reading.of(DataReader.of(connection));
            return new DataSnapshot(
                    tables.stream().map(DataReader.ReadTable::data).toList(), tables);
        } catch (SQLException e) {
            throw DataSnapshotException.unreadable(e);
        }
    }

    private interface Reading {
        List<DataReader.ReadTable> of(DataReader reader) throws SQLException;
    }

    /** The tables by name, sorted. */
    public Map<String, TableData> tables() {
        return tables;
    }

    /** The table of that name; on PostgreSQL {@code public} may be left out. */
    public Optional<TableData> find(String table) {
        return Optional.ofNullable(tables.get(table)).or(() -> Optional.ofNullable(tables.get("public." + table)));
    }

    /** The number of rows in all tables. */
    public long rowCount() {
        return tables.values().stream().mapToLong(table -> table.rows().size()).sum();
    }

    /** Gives a copy without those tables, named as in {@link #find}: for example without the version table. */
    public DataSnapshot without(String... names) {
        Set<String> left = Stream.of(names)
                .flatMap(name -> find(name).stream())
                .map(TableData::table)
                .collect(Collectors.toSet());
        return new DataSnapshot(
                tables.values().stream()
                        .filter(table -> !left.contains(table.table()))
                        .toList(),
                read.values().stream()
                        .filter(table -> !left.contains(table.data().table()))
                        .toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSnapshot that
                && tables.keySet().equals(that.tables.keySet())
                && DataDifference.between(this, that).isEmpty();
    }

    @Override
    public int hashCode() {
        return tables.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "snapshot of " + rowCount() + " rows in " + tables.size() + " tables";
    }
}
