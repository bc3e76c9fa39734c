package dev.retort.assertions.schema;

import dev.retort.assertions.sqlitetext.BodyText;
import dev.retort.assertions.sqlitetext.TableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One SQLite table: the PRAGMAs' facts and its stored statement.
 *
 * @param name without quotes
 * @param virtual whether a module serves it
 * @param strict whether it is STRICT
 * @param withoutRowid whether it is WITHOUT ROWID
 * @param sql the stored statement
 */
record SqliteTable(String name, boolean virtual, boolean strict, boolean withoutRowid, String sql) {

    private static final String TABLES =
            """
            select l.name, l.type = 'virtual', l.strict, l.wr, s.sql
              from pragma_table_list l join main.sqlite_schema s on s.type = 'table' and s.name = l.name
             where l.schema = 'main' and l.type in ('table', 'virtual') and l.name not like 'sqlite\\_%' escape '\\'""";

    static List<SqliteTable> all(Connection connection) throws SQLException {
        List<SqliteTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new SqliteTable(
                        rows.getString(1),
                        rows.getBoolean(2),
                        rows.getBoolean(3),
                        rows.getBoolean(4),
                        rows.getString(5)));
            }
        }
        return tables;
    }

    SchemaObject object(Connection connection) throws SQLException {
        ObjectPath path = ObjectPath.of(name);
        TableText text = virtual ? new TableText(List.of(), List.of()) : TableText.parse(sql);
        List<SchemaObject> children = new ArrayList<>(new SqliteColumns(path, text).read(connection));
        children.addAll(SqliteConstraints.of(path, text.constraints()));
        return new SchemaObject(ObjectKind.TABLE, path, attributes(), children, false);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (virtual) {
            attributes.put("type", "virtual");
            attributes.put("definition", BodyText.behindName(sql));
        }
        if (strict) {
            attributes.put("strict", "yes");
        }
        if (withoutRowid) {
            attributes.put("without rowid", "yes");
        }
        return attributes;
    }
}
