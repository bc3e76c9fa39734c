package dev.retort.assertions.data;

import dev.retort.catalog.postgresql.PostgresReading;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's rows: the output functions' text, with settings under which it is exact. */
final class PostgresData implements DataCatalog {

    /** Compiling costs more than it saves. */
    private static final Map<String, String> FIXED = Map.of(
            "TimeZone", "UTC",
            "DateStyle", "ISO, MDY",
            "IntervalStyle", "postgres",
            "bytea_output", "hex",
            "extra_float_digits", "1",
            "lc_monetary", "C",
            "plan_cache_mode", "force_generic_plan",
            "jit", "off");

    private static final int FEW_ROWS = 20;
    private static final int MANY_ROWS = 4000;
    private static final long BATCH_BYTES = 1L << 20;

    private final Connection connection;
    private @Nullable PostgresReading reading;

    PostgresData(Connection connection) {
        this.connection = connection;
    }

    /** Rows come in batches only in a transaction. */
    @Override
    public void begin() throws SQLException {
        reading = PostgresReading.begin(connection, FIXED);
    }

    private PostgresReading reading() {
        return Objects.requireNonNull(reading, "begun");
    }

    @Override
    public void close() throws SQLException {
        PostgresReading begun = reading;
        if (begun != null) {
            begun.close();
        }
    }

    @Override
    public List<DataCatalog.Table> tables() throws SQLException {
        return reading().ask(PostgresTables.QUERY, PostgresTables::read);
    }

    @Override
    public Optional<String> state(DataCatalog.Table table) throws SQLException {
        return table.state().isEmpty()
                ? Optional.empty()
                : reading().ask(table.state().get(), row -> {
                    row.next();
                    return Optional.ofNullable(row.getString(1));
                });
    }

    /** In batches, unless the rows name objects, and how depends on the search path. */
    @Override
    public void read(DataCatalog.Table table, RowPacker packer) throws SQLException {
        if (table.names() && !reading().hasPath()) {
            reading().ask(table.select(), rows -> {
                while (rows.next()) {
                    packer.append(rows.getBytes(1));
                }
                return packer;
            });
        } else {
            readBatches(table, packer);
        }
    }

    /** The size of the batches follows that of the rows, so that long ones don't fill the memory. */
    private void readBatches(DataCatalog.Table table, RowPacker packer) throws SQLException {
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
        return new RowFormat.Records();
    }
}
