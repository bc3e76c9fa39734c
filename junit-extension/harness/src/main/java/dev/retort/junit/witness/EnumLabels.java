package dev.retort.junit.witness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import schemacrawler.plugin.EnumDataTypeHelper;
import schemacrawler.plugin.EnumDataTypeInfo;
import schemacrawler.plugin.EnumDataTypeInfo.EnumDataTypeTypes;
import schemacrawler.schema.Column;
import schemacrawler.schema.ColumnDataType;

/** Tells SchemaCrawler the labels of PostgreSQL's enum types, but not of two that have the same name. */
final class EnumLabels implements EnumDataTypeHelper {

    private static final String LABELS =
            """
            select t.typname, e.enumlabel
              from pg_catalog.pg_enum e join pg_catalog.pg_type t on t.oid = e.enumtypid
             where (select count(*) from pg_catalog.pg_type o where o.typname = t.typname and o.typtype = 'e') = 1
             order by e.enumsortorder""";

    private final Map<String, List<String>> labels = new HashMap<>();

    EnumLabels(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LABELS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                labels.computeIfAbsent(rows.getString(1), any -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
    }

    @Override
    public EnumDataTypeInfo getEnumDataTypeInfo(Column column, ColumnDataType type, Connection connection) {
        List<String> found = labels.getOrDefault(Fact.plain(type.getName()), List.of());
        return found.isEmpty()
                ? EnumDataTypeInfo.EMPTY_ENUM_DATA_TYPE_INFO
                : new EnumDataTypeInfo(EnumDataTypeTypes.enumerated_data_type, found);
    }
}
