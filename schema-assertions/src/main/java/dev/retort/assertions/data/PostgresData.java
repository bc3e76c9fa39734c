package dev.retort.assertions.data;

import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.postgresql.PostgresReading;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's rows: the output functions' text, with settings under which it is exact. */
final class PostgresData implements DataCatalog {

    /** As for schemas, but rows are waited for. */
    private static final Map<String, String> FIXED = fixed();

    private static final int FEW_ROWS = 20;
    private static final int MANY_ROWS = 4000;
    private static final long BATCH_BYTES = 1L << 20;

    private final Connection connection;
    private @Nullable PostgresReading reading;

    private static Map<String, String> fixed() {
        Map<String, String> settings = new HashMap<>(PostgresReading.FIXED);
        settings.remove("lock_timeout");
        return Map.copyOf(settings);
    }

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
        return reading().ask(PostgresTables.ALL, PostgresTables::read);
    }

    @Override
    public List<DataCatalog.Table> tables(Collection<String> names) throws SQLException {
        List<List<String>> paths =
                names.stream().map(name -> ObjectPath.parse(name).parts()).toList();
        return reading()
                .ask(
                        PostgresTables.SOME,
                        PostgresTables::read,
                        array(paths.stream().map(path -> path.get(0)).toList()),
                        array(paths.stream().map(path -> path.get(1)).toList()));
    }

    private static String array(List<String> texts) {
        return texts.stream()
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A table without a page is empty; those of a partitioned table are its partitions'. */
    @Override
    public Set<String> filled(List<DataCatalog.Table> tables) throws SQLException {
        return reading().ask(PostgresTables.FILLED, rows -> {
            Set<String> filled = new HashSet<>();
            while (rows.next()) {
                filled.add(new ObjectPath(List.of(rows.getString(1), rows.getString(2))).toString());
            }
            return filled;
        });
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
