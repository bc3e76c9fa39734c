package dev.retort.assertions.data;

import dev.retort.catalog.RolledBack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's rows: the output functions' text, with settings under which it is exact. */
final class PostgresData implements DataCatalog {

    /** With a fixed search path a {@code regclass} has always the same name; compiling costs more than it saves. */
    private static final Map<String, String> FIXED = Map.of(
            "TimeZone", "UTC",
            "DateStyle", "ISO, MDY",
            "IntervalStyle", "postgres",
            "bytea_output", "hex",
            "extra_float_digits", "1",
            "lc_monetary", "C",
            "search_path", "pg_catalog",
            "jit", "off");

    private static final int FEW_ROWS = 20;
    private static final int MANY_ROWS = 4000;
    private static final long BATCH_BYTES = 1L << 20;

    private final Connection connection;
    private @Nullable RolledBack part;

    PostgresData(Connection connection) {
        this.connection = connection;
    }

    /** Rows come in batches only in a transaction. */
    @Override
    public void begin() throws SQLException {
        part = RolledBack.reading(connection, FIXED);
    }

    @Override
    public void close() throws SQLException {
        RolledBack begun = part;
        if (begun != null) {
            begun.close();
        }
    }

    @Override
    public List<DataTable> tables() throws SQLException {
        return PostgresTables.read(connection);
    }

    @Override
    public Optional<String> state(DataTable table) throws SQLException {
        return table.state().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(first(table.state().get()));
    }

    /** The size of the batches follows that of the rows, so that long ones don't fill the memory. */
    @Override
    public void read(DataTable table, RowPacker packer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FEW_ROWS);
            try (ResultSet rows = statement.executeQuery(table.select())) {
                long bytes = 0;
                for (int count = 1; rows.next(); count++) {
                    byte[] text = rows.getBytes(1);
                    packer.append(text);
                    bytes += text.length;
                    if (count % FEW_ROWS == 0) {
                        rows.setFetchSize((int) Math.max(1, Math.min(MANY_ROWS, BATCH_BYTES * count / bytes)));
                    }
                }
            }
        }
    }

    @Override
    public RowFormat format() {
        return new RecordText();
    }

    private String first(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
