package dev.retort.assertions.data;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the rows of databases again and again, right after their schemas, and remembers how each table is read for as long
 * as it looks the same. So a read asks the database of the tables that changed, and which ones have rows; tables that are as
 * they were and empty cost nothing else. One is good for databases of one server that were made from one another; it is not
 * safe for use by several threads.
 */
public final class RememberedTables {

    /** What isn't said in a table, but how its values are read may depend on it. */
    private static final Set<ObjectKind> TYPES = EnumSet.of(
            ObjectKind.EXTENSION,
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE,
            ObjectKind.RANGE,
            ObjectKind.OTHER);

    private final Map<String, Remembered> tables = new HashMap<>();
    private List<SchemaObject> types = List.of();

    /**
     * What is remembered of a table.
     *
     * @param form what it looked like
     * @param table how it is read; empty if it has no rows of its own, as a partition or a foreign table
     */
    private record Remembered(SchemaObject form, Optional<DataCatalog.Table> table) {}

    /**
     * Reads the rows of all tables of a schema.
     *
     * @param connection the database; it stays open, and its transaction is as it was
     * @param schema the schema that it has now; rows of tables that aren't in it aren't read
     * @throws DataSnapshotException if the database isn't known or refuses a query
     */
    public DataSnapshot read(Connection connection, SchemaSnapshot schema) {
        try (DataCatalog catalog = DataReader.of(connection).catalog()) {
            catalog.begin();
            List<DataCatalog.Table> present = present(catalog, schema);
            Set<String> filled = present.isEmpty() ? Set.of() : catalog.filled(present);
            DataReader reader = new DataReader(catalog);
            List<TableData> read = new ArrayList<>();
            for (DataCatalog.Table table : present) {
                read.add(
                        reader.readOrTell(filled.contains(table.name()) ? table : table.withoutRows(), Optional.empty())
                                .data());
            }
            return new DataSnapshot(read);
        } catch (SQLException e) {
            throw DataSnapshotException.unreadable(e);
        }
    }

    private List<DataCatalog.Table> present(DataCatalog catalog, SchemaSnapshot schema) throws SQLException {
        forgetIfTypesChanged(schema);
        List<SchemaObject> all = schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .toList();
        Map<String, SchemaObject> asked = new HashMap<>();
        all.stream().filter(table -> known(table).isEmpty()).forEach(table -> asked.put(name(table), table));
        if (!asked.isEmpty()) {
            Map<String, DataCatalog.Table> told = new HashMap<>();
            catalog.tables(asked.keySet()).forEach(table -> told.put(table.name(), table.withoutState()));
            asked.forEach((name, form) -> tables.put(name, new Remembered(form, Optional.ofNullable(told.get(name)))));
        }
        return all.stream()
                .flatMap(table -> known(table).stream())
                .flatMap(known -> known.table().stream())
                .toList();
    }

    private Optional<Remembered> known(SchemaObject table) {
        return Optional.ofNullable(tables.get(name(table)))
                .filter(known -> known.form().equals(table));
    }

    private static String name(SchemaObject table) {
        return table.path().toString();
    }

    private void forgetIfTypesChanged(SchemaSnapshot schema) {
        List<SchemaObject> now = schema.objects().stream()
                .filter(object -> TYPES.contains(object.kind()))
                .toList();
        if (!now.equals(types)) {
            tables.clear();
        }
        types = now;
    }
}
