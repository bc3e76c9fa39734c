package dev.retort.catalog.postgresql;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.PathText;
import dev.retort.catalog.SchemaObject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The current row of a catalogue query as an object. */
final class CatalogRow {

    private static final String SEQUENCE = "_sequence";

    private final ResultSet rows;
    private final Map<Long, String> positions;
    private final List<String> labels = new ArrayList<>();
    private final Set<String> lists = new HashSet<>();

    CatalogRow(ResultSet rows, Map<Long, String> positions) throws SQLException {
        this.rows = rows;
        this.positions = positions;
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
            if (columns.getColumnType(i) == Types.ARRAY) {
                lists.add(columns.getColumnLabel(i));
            }
        }
    }

    Optional<ObjectPath> holder() throws SQLException {
        return text("_table").isEmpty() ? Optional.empty() : path().parent();
    }

    /** The number of an outer relation; nothing else has one. */
    Optional<Long> oid() throws SQLException {
        return labels.contains("_oid") ? Optional.of(rows.getLong("_oid")) : Optional.empty();
    }

    SchemaObject object() throws SQLException {
        ObjectKind kind = ObjectKind.valueOf(rows.getString("_kind"));
        return new SchemaObject(kind, path(), attributes(), List.of(), hasServerMadeName(kind));
    }

    private ObjectPath path() throws SQLException {
        return new ObjectPath(Stream.of(text("_schema"), text("_table"), text("_name"))
                .flatMap(Optional::stream)
                .toList());
    }

    private Map<String, String> attributes() throws SQLException {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String label : labels) {
            Optional<String> value = label.startsWith("_") ? Optional.empty() : value(label);
            value.filter(text -> !text.isEmpty()).ifPresent(text -> attributes.put(label, text));
        }
        if (labels.contains(SEQUENCE)) {
            Optional.ofNullable(positions.get(rows.getLong(SEQUENCE)))
                    .ifPresent(position -> attributes.put("sequence position", position));
        }
        return attributes;
    }

    /** Names come as arrays, a table's as its path. */
    private Optional<String> value(String label) throws SQLException {
        if (!lists.contains(label)) {
            return text(label);
        }
        List<String> names = names(label);
        return label.equals("references") && !names.isEmpty()
                ? Optional.of(new ObjectPath(names).toString())
                : Optional.of(PathText.list(names));
    }

    private List<String> names(String label) throws SQLException {
        Array array = rows.getArray(label);
        return array == null
                ? List.of()
                : Stream.of((String[]) array.getArray())
                        .flatMap(Stream::ofNullable)
                        .toList();
    }

    private boolean hasServerMadeName(ObjectKind kind) throws SQLException {
        if (!labels.contains("_columns")) {
            return false;
        }
        return ServerMadeName.looksLike(kind, rows.getString("_name"), rows.getString("_table"), names("_columns"));
    }

    private Optional<String> text(String label) throws SQLException {
        return labels.contains(label) ? Optional.ofNullable(rows.getString(label)) : Optional.empty();
    }
}
