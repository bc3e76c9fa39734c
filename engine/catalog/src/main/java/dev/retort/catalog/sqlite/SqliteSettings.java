package dev.retort.catalog.sqlite;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings that SQLite keeps in the file, see <a href="https://www.sqlite.org/pragma.html">its PRAGMAs</a>. */
final class SqliteSettings {

    static final List<String> KEPT =
            List.of("application_id", "auto_vacuum", "encoding", "journal_mode", "page_size", "user_version");

    private SqliteSettings() {}

    static List<SchemaObject> addedTo(List<SchemaObject> objects, Connection connection) throws SQLException {
        List<SchemaObject> more = new ArrayList<>(objects);
        more.addAll(read(connection));
        return more;
    }

    static List<SchemaObject> read(Connection connection) throws SQLException {
        List<SchemaObject> settings = new ArrayList<>();
        for (String name : KEPT) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("pragma main." + name)) {
                Optional<String> value = rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                settings.add(new SqliteObject(ObjectKind.SETTING, ObjectPath.of(name))
                        .with(SqliteAttribute.VALUE, value)
                        .build());
            }
        }
        return settings;
    }
}
